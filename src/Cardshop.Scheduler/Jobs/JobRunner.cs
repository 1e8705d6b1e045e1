using Cardshop.Scheduler.Store;
using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Jobs;

/// <summary>Runs jobs when they are due, each by one scheduler at a time: a lease in the store says by whom.</summary>
internal sealed partial class JobRunner(IStore store, TimeProvider clock, IReadOnlyList<Job> jobs, string holder, ILogger<JobRunner> logger)
{
    // What lies further ahead than it ever should was written before the clock was set back.
    private const string Due = "(jobs.next_run <= @Now OR jobs.next_run > @Latest) AND (jobs.lease_until <= @Now OR jobs.lease_until > @Until)";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Runs what is due. A job that fails keeps no other from running, and comes again at its time.</summary>
    public async Task RunDueAsync(CancellationToken cancellation)
    {
        foreach (var job in jobs)
        {
            if (!await IsDueAsync(job, cancellation) || !await store.WriteAsync(session => Take(session, job), cancellation))
            {
                continue;
            }

            try
            {
                await job.RunAsync(cancellation);
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                LogFailure(job.Name, error);
            }

            await store.WriteAsync(
                session => session.Execute(
                    "UPDATE jobs SET lease_until = 0, next_run = @Next WHERE name = @Name AND holder = @Holder", new { Next = clock.Now() + job.Every, job.Name, Holder = holder }),
                cancellation);
        }
    }

    private async ValueTask<bool> IsDueAsync(Job job, CancellationToken cancellation) => await store.ReadAsync(
        session => session.Value<int>($"SELECT COUNT(*) FROM jobs WHERE name = @Name AND NOT ({Due})", Times(job)) == 0,
        cancellation);

    private bool Take(StoreSession session, Job job) => session.Execute(
        """
        INSERT INTO jobs (name, holder, lease_until, next_run) VALUES (@Name, @Holder, @Until, @Now)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until WHERE 
        """ + Due,
        Times(job)) > 0;

    private object Times(Job job)
    {
        var now = clock.Now();
        return new { job.Name, Holder = holder, Now = now, Until = now + Lease, Latest = now + job.Every };
    }

    [LoggerMessage(1, LogLevel.Error, "The periodic work {Name} failed")]
    private partial void LogFailure(string name, Exception error);
}
