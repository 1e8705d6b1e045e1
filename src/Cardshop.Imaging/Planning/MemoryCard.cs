namespace Cardshop.Imaging.Planning;

/// <summary>A size in which memory cards are sold.</summary>
/// <param name="Gigabytes">What is printed on it.</param>
/// <param name="Bytes">What every card of that size holds at the least.</param>
public sealed record MemoryCard(int Gigabytes, long Bytes)
{
    /// <summary>All sizes, the smallest first.</summary>
    public static IReadOnlyList<MemoryCard> All { get; } =
    [
        new(8, 7_760_000_000),
        new(16, 15_520_000_000),
        new(32, 30_720_000_000),
        new(64, 61_440_000_000),
        new(128, 122_880_000_000),
        new(200, 192_000_000_000),
        new(256, 245_760_000_000),
        new(512, 496_000_000_000),
        new(1024, 993_000_000_000),
    ];

    /// <summary>The smallest card that an image fits on; null when none is large enough.</summary>
    /// <param name="length">Size of the image in bytes.</param>
    public static MemoryCard? SmallestFor(long length) => All.FirstOrDefault(card => card.Bytes >= length);
}
