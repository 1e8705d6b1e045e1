namespace Cardshop.Scheduler.Events;

/// <summary>An event as it is kept.</summary>
internal sealed record EventRow
{
    public long Sequence { get; init; }

    public string Kind { get; init; } = "";

    public string Data { get; init; } = "";
}
