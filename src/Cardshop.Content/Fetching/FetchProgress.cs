namespace Cardshop.Content.Fetching;

/// <summary>How far the fetching of one source is.</summary>
/// <param name="Source">The URL as it was asked for, without user and password.</param>
/// <param name="Phase">What is being done.</param>
/// <param name="Bytes">How many bytes are there.</param>
/// <param name="Total">How many there will be, as far as is known.</param>
/// <param name="BytesPerSecond">How fast they arrive at the moment.</param>
public sealed record FetchProgress(Uri Source, FetchPhase Phase, long Bytes, long? Total, double BytesPerSecond)
{
    /// <summary>When it will be over at this rate; null when that cannot be said.</summary>
    public TimeSpan? Remaining => Total is { } total && BytesPerSecond >= 1
        ? TimeSpan.FromSeconds(Math.Max(0, total - Bytes) / BytesPerSecond)
        : null;
}
