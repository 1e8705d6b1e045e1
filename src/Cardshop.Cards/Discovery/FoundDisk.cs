using Cardshop.Cards.Devices;

namespace Cardshop.Cards.Discovery;

/// <summary>A disk of this machine, or a slot of a reader that may hold one.</summary>
public sealed record FoundDisk
{
    /// <summary>What the kernel calls it: <c>sdb</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where its node is: <c>/dev/sdb</c>.</summary>
    public required string Path { get; init; }

    /// <summary>By what the kernel knows it.</summary>
    public required DeviceNumber Number { get; init; }

    /// <summary>Size in bytes; 0 when no medium is in it.</summary>
    public required long Length { get; init; }

    /// <summary>Bytes in a logical sector.</summary>
    public required int SectorSize { get; init; }

    /// <summary>Whether its medium can be taken out.</summary>
    public required bool IsRemovable { get; init; }

    /// <summary>Whether it may only be read.</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>Whether it is made of other disks or of files: loop devices, LVM, RAID.</summary>
    public required bool IsVirtual { get; init; }

    /// <summary>Whether discarded ranges read as zeros.</summary>
    public required bool ReadsZerosAfterDiscard { get; init; }

    /// <summary>By what it is known again.</summary>
    public required DeviceIdentity Identity { get; init; }

    /// <summary>Which of the slots of its reader it is, from 0 on; null when it is in no reader.</summary>
    public int? Unit { get; init; }

    /// <summary>A number that changes with every medium and is never used again; null where the kernel has none (before Linux 5.15).</summary>
    public long? Sequence { get; init; }

    /// <summary>Its partitions, by their numbers.</summary>
    public required IReadOnlyList<FoundPartition> Partitions { get; init; }

    /// <summary>What it is used for just now.</summary>
    public required IReadOnlyList<DiskUse> Uses { get; init; }

    /// <summary>Whether its file systems were looked for.</summary>
    public bool IsLookedInto { get; init; }

    /// <summary>The file system that lies on it without a partition table; null when there is none that is known, or nobody looked.</summary>
    public FoundVolume? Volume { get; init; }
}
