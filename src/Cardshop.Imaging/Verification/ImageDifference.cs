using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Verification;

/// <summary>A range of an image that is not what its manifest says.</summary>
/// <param name="Range">Where, on the disk.</param>
/// <param name="Files">Paths of the files that lie there, wholly or in part; empty for metadata and the base's own partitions.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record ImageDifference(ByteRange Range, IReadOnlyList<string> Files, string Reason);
