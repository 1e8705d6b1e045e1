using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Audits;

/// <summary>Keeps who did what, when. Rows are only ever added; of an order that is anonymised they keep no details.</summary>
internal static class Audit
{
    public static void Write(StoreSession session, TimeProvider clock, Principal who, string action, object subject, string detail) =>
        Write(session, clock, who.Username, who.Channel, action, subject, detail);

    public static void Write(StoreSession session, TimeProvider clock, string who, string? channel, string action, object subject, string detail) =>
        session.Execute(
            "INSERT INTO audit (at, who, channel, action, subject, detail) VALUES (@At, @Who, @Channel, @Action, @Subject, @Detail)",
            new { At = clock.GetUtcNow(), Who = who, Channel = channel, Action = action, Subject = subject.ToString(), Detail = detail });
}
