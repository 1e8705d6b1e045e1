using Cardshop.Contracts.Accounts;

namespace Cardshop.Scheduler.Audits;

/// <summary>An entry of the audit log as it is kept.</summary>
internal sealed record AuditRow
{
    public const string Columns = "id, at, who, action, subject, detail";

    public string Id { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public string Who { get; init; } = "";

    public string Action { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Detail { get; init; } = "";

    public AuditEntry ToEntry() => new(At, Who, Action, Subject, Detail);
}
