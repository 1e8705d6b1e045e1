using Cardshop.Scheduler.Events;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Tokens;

namespace Cardshop.Scheduler.Jobs;

/// <summary>Forgets what is kept for a time only.</summary>
internal sealed class RetentionJob(IStore store, TimeProvider clock, SignedLinks links)
{
    private const int MailDays = 30;
    private const int WorkerDays = 90;

    public Task<int> RunAsync(CancellationToken cancellation) => store.WriteAsync(
        session =>
        {
            var now = clock.Now();
            EventLog.Sweep(session, now);
            links.Sweep(session);
            session.Execute("DELETE FROM outbox WHERE state <> 'waiting' AND created < @Before", new { Before = now.AddDays(-MailDays) });
            session.Execute("DELETE FROM workers WHERE last_seen < @Before AND id NOT IN (SELECT worker_id FROM tasks WHERE lease_id IS NOT NULL)", new { Before = now.AddDays(-WorkerDays) });
            return Sessions.Sweep(session, now);
        },
        cancellation);
}
