using Cardshop.Imaging.Sources;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Queue;

namespace Cardshop.Scheduler;

/// <summary>How the scheduler is run.</summary>
public sealed record SchedulerOptions
{
    /// <summary>Folder of the database and the keys; made when missing.</summary>
    public string DataFolder { get; init; } = "data/scheduler";

    /// <summary>How others reach the scheduler; links in mails begin with it, so it ends with a slash.</summary>
    public Uri PublicUrl { get; init; } = new("http://127.0.0.1:8080/");

    /// <summary>How often a password's hash is repeated; 210,000 is what OWASP advises.</summary>
    public int PasswordRounds { get; init; } = 210_000;

    /// <summary>How often one can try to log in to one account from one address before it takes 6 seconds each; 1 or more.</summary>
    public int LoginBurst { get; init; } = 10;

    /// <summary>How tasks are handed out.</summary>
    public QueueOptions Queue { get; init; } = new();

    /// <summary>How mail is sent.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>What recipes may have fetched.</summary>
    public SourcePolicyOptions Sources { get; init; } = new();
}
