using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.Orders;

/// <summary>A change of a status as it is kept.</summary>
internal sealed record TransitionRow
{
    public string Subject { get; init; } = "";

    public string? Previous { get; init; }

    public string Status { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public string Who { get; init; } = "";

    public string Why { get; init; } = "";

    public Transition ToTransition() => new(Subject, Previous, Status, At, Who, Why);
}
