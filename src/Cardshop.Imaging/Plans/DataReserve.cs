using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Plans;

/// <summary>Room that an image leaves on its data partition.</summary>
/// <param name="UnpackedBytes">What the device unpacks there at its first boot.</param>
/// <param name="UnpackedInodes">Files and folders of that.</param>
public sealed record DataReserve(long UnpackedBytes, long UnpackedInodes)
{
    private const long LeastHeadroom = 64 * ByteSize.MiB;

    /// <summary>Nothing is unpacked.</summary>
    public static DataReserve None { get; } = new(0, 0);

    /// <summary>Inodes that must be free: a fifth more than will be unpacked.</summary>
    public long FreeInodes => (UnpackedInodes * 6 / 5) + 1;

    /// <summary>Bytes that stay free after unpacking, for logs and settings: 64 MiB, or 1 % of the partition where that is more.</summary>
    public static long Headroom(long partitionLength) => Math.Max(LeastHeadroom, (partitionLength + 99) / 100);

    /// <summary>Bytes that must be free on a partition of a length.</summary>
    public long FreeBytes(long partitionLength) => UnpackedBytes + Headroom(partitionLength);
}
