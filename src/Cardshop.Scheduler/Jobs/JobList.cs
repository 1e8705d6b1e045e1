using Cardshop.Scheduler.Mails;
using Microsoft.Extensions.DependencyInjection;

namespace Cardshop.Scheduler.Jobs;

/// <summary>All periodic work.</summary>
internal static class JobList
{
    public static IReadOnlyList<Job> Of(IServiceProvider services)
    {
        List<Job> jobs =
        [
            new("expiry", TimeSpan.FromMinutes(1), services.GetRequiredService<ExpiryJob>().RunAsync),
            new("silence", TimeSpan.FromMinutes(10), services.GetRequiredService<SilenceJob>().RunAsync),
            new("retention", TimeSpan.FromHours(1), services.GetRequiredService<RetentionJob>().RunAsync),
        ];

        // Without a server mails wait in the outbox, where somebody who sets one up finds them.
        if (services.GetRequiredService<MailOptions>().Host is not null)
        {
            jobs.Add(new Job("mail", TimeSpan.FromSeconds(2), services.GetRequiredService<Postman>().RunAsync));
        }

        return jobs;
    }
}
