using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Plans;

/// <summary>Where a file lies on the disk.</summary>
/// <param name="Path">As the device sees it: <c>/data/contents/zims/wikipedia.zim</c>, <c>/boot/firmware/offspot.yaml</c>.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Digest">SHA-256 of its content.</param>
/// <param name="Extents">Ranges of the disk that hold its bytes, in file order; holes are left out.</param>
public sealed record PlannedFile(string Path, long Length, Sha256Digest Digest, IReadOnlyList<ByteRange> Extents);
