using Cardshop.Imaging.Inputs;

namespace Cardshop.Imaging.Planning;

/// <summary>How large an image becomes, and why.</summary>
/// <param name="Length">Size of the image.</param>
/// <param name="MinimumLength">The smallest size in bytes that would do.</param>
/// <param name="Lines">What takes the room; they add up to <paramref name="Length"/>.</param>
/// <param name="FreeBytes">Free bytes on <c>/data</c> as it is delivered; container images are unpacked into these.</param>
/// <param name="FreeInodes">Files and folders that can be added there.</param>
/// <param name="ReferenceLength">What image-creator's formula says, in bytes.</param>
/// <param name="Card">The smallest card that will do; null when none is large enough.</param>
public sealed record PlanReport(
    Figure Length,
    long MinimumLength,
    IReadOnlyList<PlanLine> Lines,
    long FreeBytes,
    long FreeInodes,
    long ReferenceLength,
    MemoryCard? Card)
{
    /// <summary>Whether every figure is right to the byte.</summary>
    public bool IsExact => Length.IsExact;
}
