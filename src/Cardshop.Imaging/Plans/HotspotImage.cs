using Cardshop.Disk.Ext4;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Imaging.Bases;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Plans;

/// <summary>A planned hotspot image.</summary>
public sealed class HotspotImage
{
    private const string BootMountPoint = "/boot/firmware";
    private const string SettingsFile = "offspot.yaml";

    private HotspotImage(ImagePlan plan, DataFit fit) => (Plan, Fit) = (plan, fit);

    /// <summary>The disk.</summary>
    public ImagePlan Plan { get; }

    /// <summary>The new data file system.</summary>
    public Ext4Layout Data => Fit.Layout;

    /// <summary>The smallest disk in bytes that would do.</summary>
    public long MinimumLength => Fit.MinimumLength;

    internal DataFit Fit { get; }

    /// <summary>Composes an image of a base and what is to be on it.</summary>
    /// <param name="baseImage">The base; partitions 1 and 2 are taken as they are.</param>
    /// <param name="data">What partition 3 will hold.</param>
    /// <param name="settings">Content of <c>offspot.yaml</c> on the boot partition; null leaves that of the base.</param>
    /// <param name="reserve">What must stay free on partition 3.</param>
    /// <param name="length">Size of the disk in bytes; null for as small as possible.</param>
    /// <param name="inputs">Digest of everything that the parameters were made from.</param>
    /// <exception cref="ImageSpaceException">It does not fit.</exception>
    /// <exception cref="FatSpaceException">The settings do not fit on the boot partition.</exception>
    /// <exception cref="MbrLayoutException">The disk is larger than its partition table can say.</exception>
    public static HotspotImage Compose(
        BaseImage baseImage, DataTree data, ReadOnlyMemory<byte>? settings, DataReserve reserve, long? length, Sha256Digest inputs)
    {
        var start = baseImage.Data.Start;
        var fit = new DataSizing(data.Root, Ext4Profile.From(baseImage.DataFileSystem.Superblock), reserve).Fit(start, baseImage.Disk.Length, length);
        var (diskLength, layout) = (fit.DiskLength, fit.Layout);
        var partitionLength = diskLength - start;
        var table = baseImage.Table.WithPartition(baseImage.Data.Number, start, partitionLength);
        var boot = WithSettings(baseImage, settings);

        var plan = new DiskPlan(
            diskLength,
            baseImage.Table.DiskId,
            PlanFingerprint.Of(inputs, diskLength),
            Partitions(baseImage, layout, partitionLength),
            Regions(baseImage, table, boot, layout),
            () => Files(baseImage, data, layout, boot, settings));
        return new HotspotImage(plan, fit);
    }

    private static OverlaySource WithSettings(BaseImage baseImage, ReadOnlyMemory<byte>? settings)
    {
        var boot = new OverlaySource(baseImage.Disk.Slice(baseImage.Boot.Start, baseImage.Boot.Length));
        if (settings is { } content)
        {
            new FatEditor(boot).WriteFile(SettingsFile, content.Span, baseImage.Created);
        }

        return boot;
    }

    private static List<DiskRegion> Regions(BaseImage baseImage, byte[] table, OverlaySource boot, Ext4Layout layout)
    {
        var regions = new List<DiskRegion> { DiskRegion.OfRanges(0, new MemorySource(table), [new ByteRange(0, table.Length)]) };
        long end = table.Length;
        foreach (var partition in baseImage.Table.Partitions.OfType<MbrPartition>().OrderBy(partition => partition.Start))
        {
            regions.Add(BaseRegions.Gap(baseImage.Disk, end, partition.Start));
            regions.Add(partition == baseImage.Data ? DiskRegion.OfVolume(partition.Start, layout.Extents)
                : partition == baseImage.Boot ? DiskRegion.OfRanges(partition.Start, boot, [.. FatFileSystem.Open(boot).AllocatedRanges()])
                : BaseRegions.Volume(baseImage.Disk, partition));
            end = partition.End;
        }

        return regions;
    }

    private static List<PlannedPartition> Partitions(BaseImage baseImage, Ext4Layout layout, long dataLength) =>
        [.. baseImage.Table.Partitions.OfType<MbrPartition>().Select(partition => partition == baseImage.Data
            ? VolumeDescription.Of(partition.Number, partition.Start, dataLength, layout.Superblock)
            : VolumeDescription.Of(partition, baseImage.Disk))];

    private static IEnumerable<PlannedFile> Files(BaseImage baseImage, DataTree data, Ext4Layout layout, ByteSource boot, ReadOnlyMemory<byte>? settings)
    {
        if (settings is { } content)
        {
            var ranges = FatFileSystem.Open(boot) is var fat && fat.Find(SettingsFile) is { } entry
                ? fat.RangesOf(entry).Select(range => range with { Offset = baseImage.Boot.Start + range.Offset })
                : [];
            yield return new PlannedFile($"{BootMountPoint}/{SettingsFile}", content.Length, Sha256Digest.Of(content.Span), [.. ranges]);
        }

        foreach (var (path, file) in data.Files())
        {
            var extents = layout.ExtentsOf(file).Select(extent => new ByteRange(baseImage.Data.Start + extent.VolumeOffset, extent.Length));
            yield return new PlannedFile(path, file.Content.Length, data.DigestOf(file), [.. extents]);
        }
    }
}
