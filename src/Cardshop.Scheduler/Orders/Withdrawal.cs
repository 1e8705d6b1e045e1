namespace Cardshop.Scheduler.Orders;

/// <summary>An image that is removed from a warehouse as often as it appears there.</summary>
internal sealed record Withdrawal
{
    /// <summary>Where it would lie.</summary>
    public string Url { get; init; } = "";

    /// <summary>Its file name.</summary>
    public string Name { get; init; } = "";

    /// <summary>When nobody can put it there any more.</summary>
    public DateTimeOffset Until { get; init; }
}
