using Cardshop.Disk.Trees;

namespace Cardshop.Imaging.Inspection;

/// <summary>Something in a volume.</summary>
public sealed record VolumeEntry
{
    /// <param name="handle">What the volume knows it by.</param>
    internal VolumeEntry(object handle) => Handle = handle;

    /// <summary>Its name; empty for the topmost folder.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required VolumeEntryKind Kind { get; init; }

    /// <summary>Size in bytes; 0 for what has no content.</summary>
    public required long Length { get; init; }

    /// <summary>Permissions, set-id and sticky bits.</summary>
    public required ushort Mode { get; init; }

    /// <summary>Owning user.</summary>
    public uint Uid { get; init; }

    /// <summary>Owning group.</summary>
    public uint Gid { get; init; }

    /// <summary>When its content last changed.</summary>
    public required Timestamp Modified { get; init; }

    /// <summary>Where a symbolic link points; null for others.</summary>
    public string? LinkTarget { get; init; }

    internal object Handle { get; }
}
