using Cardshop.Contracts.Ids;

namespace Cardshop.Scheduler.Queue;

/// <summary>A lease as it is kept.</summary>
internal sealed record LeaseRow
{
    public const string Columns = "id, task_id, fence, worker_id, user_id, expires, state, result_digest, result_status";

    public const string Active = "active";
    public const string Lapsed = "lapsed";
    public const string Ended = "ended";

    public LeaseId Id { get; init; }

    public TaskId TaskId { get; init; }

    public long Fence { get; init; }

    public WorkerId WorkerId { get; init; }

    public UserId UserId { get; init; }

    public DateTimeOffset Expires { get; init; }

    public string State { get; init; } = "";

    public string? ResultDigest { get; init; }

    public string? ResultStatus { get; init; }
}
