using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Plans;

/// <summary>
/// A disk image as a map: every byte that matters is said to come from somewhere, before any content is moved. What lies in no
/// extent is free space: nobody reads it, so it is not written.
/// </summary>
public abstract class ImagePlan
{
    /// <summary>Size of the disk in bytes, a multiple of 512.</summary>
    public abstract long Length { get; }

    /// <summary>Number of bytes in all extents.</summary>
    public abstract long MappedLength { get; }

    /// <summary>The disk identifier of the partition table, on which every PARTUUID rests.</summary>
    public abstract uint DiskId { get; }

    /// <summary>The partitions, by index.</summary>
    public abstract IReadOnlyList<PlannedPartition> Partitions { get; }

    /// <summary>Two plans with one fingerprint render to the same bytes.</summary>
    public abstract Sha256Digest Fingerprint { get; }

    /// <summary>Where everything comes from, in disk order and disjoint. An extent never holds parts of two files.</summary>
    public abstract IEnumerable<PlannedExtent> Extents();

    /// <summary>The files that the plan places, those of the boot partition first, then those of the data partition by their folders.</summary>
    public abstract IEnumerable<PlannedFile> Files();
}
