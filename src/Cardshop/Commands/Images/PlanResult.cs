using Cardshop.Imaging.Planning;

namespace Cardshop.Commands.Images;

/// <summary>How large an image becomes, and why.</summary>
/// <param name="Exact">Whether every figure is right to the byte.</param>
/// <param name="Size">Size of the image in bytes.</param>
/// <param name="MinimumSize">The smallest size in bytes that would do.</param>
/// <param name="Lines">What takes the room; they add up to the size.</param>
/// <param name="FreeBytes">Free bytes on /data as it is delivered.</param>
/// <param name="FreeInodes">Free inodes there.</param>
/// <param name="ReferenceSize">What image-creator's formula says, in bytes.</param>
/// <param name="CardGigabytes">The smallest memory card that will do; null when none is large enough.</param>
internal sealed record PlanResult(
    bool Exact,
    long Size,
    long MinimumSize,
    IReadOnlyList<PlanResultLine> Lines,
    long FreeBytes,
    long FreeInodes,
    long ReferenceSize,
    int? CardGigabytes)
{
    public static PlanResult Of(PlanReport report) => new(
        report.IsExact,
        report.Length.Bytes,
        report.MinimumLength,
        [.. report.Lines.Select(line => new PlanResultLine(line.Kind.ToString().ToLowerInvariant(), line.Name, line.Size.Bytes, line.Size.IsExact, line.Size.Estimate))],
        report.FreeBytes,
        report.FreeInodes,
        report.ReferenceLength,
        report.Card?.Gigabytes);
}
