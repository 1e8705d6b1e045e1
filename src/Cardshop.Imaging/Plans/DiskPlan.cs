using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Plans;

/// <summary>A disk composed of regions.</summary>
internal sealed class DiskPlan : ImagePlan
{
    private readonly IReadOnlyList<DiskRegion> _regions;
    private readonly Func<IEnumerable<PlannedFile>> _files;
    private readonly Lazy<long> _mappedLength;

    /// <param name="length">Size of the disk in bytes.</param>
    /// <param name="diskId">Identifier in the partition table.</param>
    /// <param name="fingerprint">Of everything that decides the bytes.</param>
    /// <param name="partitions">By index.</param>
    /// <param name="regions">In disk order.</param>
    /// <param name="files">The files that the plan places.</param>
    public DiskPlan(
        long length,
        uint diskId,
        Sha256Digest fingerprint,
        IReadOnlyList<PlannedPartition> partitions,
        IReadOnlyList<DiskRegion> regions,
        Func<IEnumerable<PlannedFile>> files)
    {
        Length = length;
        DiskId = diskId;
        Fingerprint = fingerprint;
        Partitions = partitions;
        _regions = regions;
        _files = files;
        _mappedLength = new Lazy<long>(() => Extents().Sum(extent => extent.Length));
    }

    public override long Length { get; }

    public override long MappedLength => _mappedLength.Value;

    public override uint DiskId { get; }

    public override IReadOnlyList<PlannedPartition> Partitions { get; }

    public override Sha256Digest Fingerprint { get; }

    public override IEnumerable<PlannedExtent> Extents() => ExtentAlignment.Align(_regions.SelectMany(region => region.Extents), Length);

    public override IEnumerable<PlannedFile> Files() => _files();
}
