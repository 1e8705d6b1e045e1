using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Plans;

/// <summary>This range of the disk comes from there.</summary>
/// <param name="Offset">First byte on the disk, a multiple of 4096.</param>
/// <param name="Length">Number of bytes, a multiple of 4096 except at the very end of a disk.</param>
/// <param name="Source">The bytes; where it ends before <paramref name="Length"/>, zeros follow.</param>
public sealed record PlannedExtent(long Offset, long Length, ByteSource Source)
{
    /// <summary>The first byte behind the extent.</summary>
    public long End => Offset + Length;

    /// <summary>Reads a part of the extent, its zeros included.</summary>
    /// <param name="offset">From the start of the extent.</param>
    /// <param name="destination">Filled wholly.</param>
    public void Read(long offset, Span<byte> destination)
    {
        var stored = (int)Math.Clamp(Source.Length - offset, 0, destination.Length);
        if (stored > 0)
        {
            Source.Read(offset, destination[..stored]);
        }

        destination[stored..].Clear();
    }
}
