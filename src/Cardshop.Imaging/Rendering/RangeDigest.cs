using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Rendering;

/// <summary>What a written range of the disk holds.</summary>
/// <param name="Range">At most 4 MiB; it never crosses a multiple of 4 MiB nor the end of a file.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
public readonly record struct RangeDigest(ByteRange Range, Sha256Digest Digest);
