using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>A task as it is kept.</summary>
internal sealed record TaskRow
{
    public const string Columns =
        "id, order_id, kind, ordinal, channel, status, priority, queue_rank, blocked, not_before, attempts, fence, lease_id, worker_id, needs, inputs, progress, checkpoint, cause, remedy, log_length, created, updated, site, slot, size, round, confirmed, away, card";

    public TaskId Id { get; init; }

    public OrderId OrderId { get; init; }

    public string Kind { get; init; } = "";

    public int Ordinal { get; init; }

    public string Channel { get; init; } = "";

    public string Status { get; init; } = "";

    public int Priority { get; init; }

    public long QueueRank { get; init; }

    public int Blocked { get; init; }

    public DateTimeOffset NotBefore { get; init; }

    public int Attempts { get; init; }

    public long Fence { get; init; }

    public string? LeaseId { get; init; }

    public string? WorkerId { get; init; }

    public string Needs { get; init; } = "";

    public string Inputs { get; init; } = "";

    public string? Progress { get; init; }

    public string? Checkpoint { get; init; }

    public string? Cause { get; init; }

    public string? Remedy { get; init; }

    public long LogLength { get; init; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Updated { get; init; }

    public string? Site { get; init; }

    public string? Slot { get; init; }

    public long? Size { get; init; }

    public int Round { get; init; }

    public bool Confirmed { get; init; }

    public bool Away { get; init; }

    public string? Card { get; init; }

    public WorkStatus State => Words.Parse<WorkStatus>(Status);

    public TaskKind TaskKind => Words.Parse<TaskKind>(Kind);

    /// <summary>The same, at rest: nobody has it.</summary>
    public TaskRow Free(WorkStatus status) => this with { Status = Words.Of(status), LeaseId = null, WorkerId = null, Away = false };

    /// <summary>Whether nobody was asked for a card yet.</summary>
    public bool IsUntouched => Checkpoint is null && State == WorkStatus.Received && Round == 1;

    /// <summary>The same, with a person asked for a card; for another one when there was one already.</summary>
    public TaskRow AskAgain() => State == WorkStatus.Received ? this : NextCard();

    /// <summary>The same, to be done with another card.</summary>
    public TaskRow NextCard() => this with { Round = Round + 1, Confirmed = false };

    public ShopTask ToTask() => new(
        Id,
        OrderId,
        TaskKind,
        Ordinal,
        Channel,
        State,
        Attempts,
        WorkerId is null ? null : new WorkerId(WorkerId),
        Progress is null ? null : StoredJson.Read<TaskProgress>(Progress),
        Cause,
        Remedy,
        LogLength,
        Created,
        Updated,
        NotBefore)
    {
        Site = Site,
        Slot = Slot,
        Round = Round,
        Card = Card is null ? null : StoredJson.Read<CardReport>(Card),
    };
}
