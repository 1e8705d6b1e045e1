using Cardshop.Disk;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Inspection;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>Damaged bases are refused, or built upon; whatever they are, it ends.</summary>
public sealed class BaseFuzzTests
{
    [Fact]
    public void A_damaged_base_is_refused_or_built_upon()
    {
        using var folder = new TempFolder();
        BaseSample[] samples =
        [
            BaseSample.Make(folder, "-t ext4 -O ^metadata_csum,^has_journal -N 32 -b 1024"),
            BaseSample.Make(folder, "-t ext4 -O metadata_csum -J size=1 -N 32 -b 1024"),
        ];
        var (built, looked) = (0, 0);
        new Fuzzer([.. samples.Select((sample, i) => (byte[])[(byte)i, .. sample.Bytes])]).Run(
            input =>
            {
                var disk = input.Length == 0 ? ZeroSource.Empty : samples[input[0] % samples.Length].Scatter(input[1..]);
                looked += LookAround(disk);
                var opened = BaseImage.Open(disk, "base");
                var data = new DataTree(opened.DataFileSystem.ReadTree(), opened.Created);
                var content = MemorySource.FromText("content");
                data.AddFile("/data/contents/a", content, default, "a test");
                if (built++ % 20 == 0)
                {
                    Compose(opened, data);
                }
            },
            error => error is BaseImageException or DiskFormatException or FatSpaceException or FatPathException or Ext4TreeException or ImageSpaceException);
        TestContext.Current.TestOutputHelper?.WriteLine($"{built} were built upon, {looked} folders looked into");
        Assert.True(built > Fuzzer.Inputs / 20, $"only {built} inputs were built upon");
    }

    private static void Compose(BaseImage opened, DataTree data)
    {
        var plan = HotspotImage.Compose(opened, data, "hostname: x\n"u8.ToArray(), DataReserve.None, null, default).Plan;
        var end = 0L;
        foreach (var extent in plan.Extents())
        {
            Assert.True(extent.Offset >= end && extent.End <= plan.Length, $"{extent} behind {end}");
            end = extent.End;
        }
    }

    /// <summary>As <c>image inspect</c> and <c>image ls</c> do.</summary>
    private static int LookAround(ByteSource disk)
    {
        var looked = 0;
        foreach (var partition in Table(disk)?.Partitions.OfType<MbrPartition>() ?? [])
        {
            if (Volumes.TryOpen(disk.Slice(partition.Start, partition.Length)) is not { } volume)
            {
                continue;
            }

            try
            {
                _ = (volume.Kind, volume.Label, volume.Uuid, volume.FreeBytes, volume.Inodes);
                if (volume.Find("/images/..//images") is { Kind: VolumeEntryKind.Folder } folder)
                {
                    looked += volume.List(folder).Count;
                }
            }
            catch (DiskFormatException)
            {
                // Damage that shows only where one looks.
            }
        }

        return looked;
    }

    private static MasterBootRecord? Table(ByteSource disk)
    {
        try
        {
            return MasterBootRecord.Read(disk);
        }
        catch (DiskFormatException)
        {
            return null;
        }
    }
}
