using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Bases;

/// <summary>What a new base image is to look like.</summary>
public sealed record BaseOptions
{
    /// <summary>Time of its file systems and of files without one.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Identifier of the disk; null for one that follows from the content.</summary>
    public uint? DiskId { get; init; }

    /// <summary>Size of the boot partition in bytes, a multiple of 8 MiB.</summary>
    public long BootLength { get; init; } = 512 * ByteSize.MiB;

    /// <summary>Room left on the root partition for what the system writes, beside a fifth of its content.</summary>
    public long RootReserve { get; init; } = 200 * ByteSize.MiB;

    /// <summary>Size of the data partition in bytes, a multiple of 8 MiB.</summary>
    public long DataLength { get; init; } = 256 * ByteSize.MiB;
}
