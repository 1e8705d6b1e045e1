using Cardshop.Disk.Mbr;
using Cardshop.Formats.Disk.Ext4;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;

namespace Cardshop.Formats.Imaging;

/// <summary>
/// A small base as the sectors of it that hold something, so that damaged copies of it take no more room than those. The inode tables,
/// bitmaps and folders of all three partitions are among them.
/// </summary>
internal sealed class BaseSample
{
    private const int SectorSize = 512;

    private readonly long[] _sectors;
    private readonly long _length;

    private BaseSample(byte[] disk)
    {
        _length = disk.Length;
        _sectors = [.. Enumerable.Range(0, disk.Length / SectorSize).Where(at => disk.AsSpan(at * SectorSize, SectorSize).ContainsAnyExcept((byte)0))];
        Bytes = new byte[_sectors.Length * SectorSize];
        for (var i = 0; i < _sectors.Length; i++)
        {
            disk.AsSpan((int)_sectors[i] * SectorSize, SectorSize).CopyTo(Bytes.AsSpan(i * SectorSize));
        }
    }

    /// <summary>The sectors, one behind the other.</summary>
    public byte[] Bytes { get; }

    public static BaseSample Make(TempFolder folder, string dataOptions)
    {
        const int MiB = 1 << 20;
        var content = Directory.CreateDirectory(folder[$"{Guid.NewGuid():N}"]).FullName;
        Directory.CreateDirectory(Path.Combine(content, "images"));
        File.WriteAllText(Path.Combine(content, "master_fs"), "");
        File.WriteAllText(Path.Combine(content, "images/base.tar"), new string('t', 3000));
        File.CreateSymbolicLink(Path.Combine(content, "link"), "images/base.tar");
        var disk = new byte[8 * MiB];
        MasterBootRecord.Create(
            0x5BA1CE00,
            new(1, MbrPartitionType.Fat32, MiB, MiB),
            new(2, MbrPartitionType.Linux, 2 * MiB, 2 * MiB),
            new(3, MbrPartitionType.Linux, 4 * MiB, 4 * MiB)).CopyTo(disk, 0);
        var boot = folder.Write($"{Guid.NewGuid():N}.fat", new byte[MiB]);
        Tool.Run("mkfs.fat", "-F", "12", boot);
        TestBase.Mtools(boot, "mcopy", folder.Write("offspot.yaml", "hostname: base-image\n"), "::");
        File.ReadAllBytes(boot).CopyTo(disk, MiB);
        File.ReadAllBytes(Volumes.Make(folder, "-t ext4 -O ^has_journal -N 32", "2M", content)).CopyTo(disk, 2 * MiB);
        File.ReadAllBytes(Volumes.Make(folder, dataOptions, "4M", content)).CopyTo(disk, 4 * MiB);
        return new BaseSample(disk);
    }

    /// <summary>A disk of damaged sectors. What an input has too much is left out, what it lacks are zeros.</summary>
    public ByteSource Scatter(byte[] input)
    {
        var disk = new OverlaySource(new ZeroSource(_length));
        for (var i = 0; i < _sectors.Length && i * SectorSize < input.Length; i++)
        {
            disk.Write(_sectors[i] * SectorSize, input.AsSpan(i * SectorSize, Math.Min(SectorSize, input.Length - (i * SectorSize))));
        }

        return disk;
    }
}
