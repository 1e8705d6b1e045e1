namespace Cardshop.Content.Archives;

/// <summary>What an archive may grow to.</summary>
public sealed record ExpansionLimits
{
    /// <summary>The most bytes that all its members may hold: the room there is in the image.</summary>
    public required long Room { get; init; }

    /// <summary>The most members that it may have.</summary>
    public int MostMembers { get; init; } = 10_000_000;

    /// <summary>How many bytes one compressed byte may stand for, in members of more than <see cref="RatioThreshold"/> bytes.</summary>
    public int HighestRatio { get; init; } = 1_000;

    /// <summary>Up to how many bytes a member may be compressed at any ratio.</summary>
    public long RatioThreshold { get; init; } = 100_000_000;

    /// <summary>Whether compressed bytes stand for more than they may.</summary>
    internal bool AreExceededBy(long length, long compressedLength) =>
        length > RatioThreshold && length / HighestRatio > compressedLength;
}
