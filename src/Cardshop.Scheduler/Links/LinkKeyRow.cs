namespace Cardshop.Scheduler.Links;

/// <summary>A key of signed links as it is kept.</summary>
internal sealed record LinkKeyRow
{
    public string Id { get; init; } = "";

    public string Secret { get; init; } = "";

    public DateTimeOffset Created { get; init; }
}
