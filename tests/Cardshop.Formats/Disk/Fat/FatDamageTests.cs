using System.Buffers.Binary;
using Cardshop.Disk;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class FatDamageTests
{
    public static TheoryData<FatKind, int> Kinds => new() { { FatKind.Fat12, 2 }, { FatKind.Fat16, 20 }, { FatKind.Fat32, 40 } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chain_that_comes_back_to_itself_is_refused_by_name(FatKind kind, int mebibytes) =>
        RequireRefusal(kind, mebibytes, "/a.bin", "comes back", (volume, geometry, first) => Set(volume, geometry, first + 9, first + 3));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chain_of_one_cluster_that_is_its_own_successor_is_refused(FatKind kind, int mebibytes) =>
        RequireRefusal(kind, mebibytes, "/a.bin", "comes back", (volume, geometry, first) => Set(volume, geometry, first, first));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chain_that_leaves_the_volume_is_refused_by_name(FatKind kind, int mebibytes) =>
        RequireRefusal(kind, mebibytes, "/a.bin", "the volume has clusters 2 to", (volume, geometry, first) =>
            Set(volume, geometry, first + 2, geometry.ClusterCount + 2));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chain_that_meets_a_free_or_a_bad_cluster_is_refused_by_name(FatKind kind, int mebibytes)
    {
        RequireRefusal(kind, mebibytes, "/a.bin", "free cluster", (volume, geometry, first) => Set(volume, geometry, first + 2, 0));
        RequireRefusal(kind, mebibytes, "/a.bin", "bad cluster", (volume, geometry, first) =>
            Set(volume, geometry, first + 2, new FatEntryFormat(kind).Bad));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chain_that_is_too_short_for_the_file_is_refused_by_name(FatKind kind, int mebibytes) =>
        RequireRefusal(kind, mebibytes, "/a.bin", "its clusters only", (volume, geometry, first) =>
            Set(volume, geometry, first + 2, new FatEntryFormat(kind).End));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_files_that_share_a_cluster_are_refused_by_name(FatKind kind, int mebibytes) =>
        RequireRefusal(kind, mebibytes, "/d/b.bin: it shares cluster", (volume, geometry, first) =>
        {
            var other = FatFileSystem.Open(volume).Find("d/b.bin")!.Stored.FirstCluster;
            Set(volume, geometry, first + 3, other + 3);
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_directory_that_holds_itself_is_refused(FatKind kind, int mebibytes) =>
        RequireRefusal(kind, mebibytes, "shares cluster", (volume, _, _) =>
        {
            var fileSystem = FatFileSystem.Open(volume);
            var directory = fileSystem.Find("d")!;
            var inner = fileSystem.Find("d/e")!;
            var place = fileSystem.ReadDirectory(directory).Place.OffsetOf(inner.Slots.End - 1);
            volume.Write(place + 26, BitConverter.GetBytes((ushort)directory.Stored.FirstCluster));
        });

    [Fact]
    public void A_chain_longer_than_its_file_is_read_and_given_back_when_the_file_goes()
    {
        var volume = Volume(FatKind.Fat16, 20);
        var fileSystem = FatFileSystem.Open(volume);
        var slot = fileSystem.ReadDirectory(fileSystem.Root).Place.OffsetOf(fileSystem.Find("a.bin")!.Slots.End - 1);
        volume.Write(slot + 28, [100, 0, 0, 0]);
        Assert.Equal(FatTree.Bytes(100), FatFileSystem.Open(volume).Content(FatFileSystem.Open(volume).Find("a.bin")!).ReadAll());
        var editor = new FatEditor(volume);
        var free = editor.FreeBytes;
        editor.Delete("a.bin");
        Assert.Equal(free + 20_480, editor.FreeBytes);
    }

    [Fact]
    public void Clusters_that_belong_to_nobody_do_no_harm_and_count_as_used()
    {
        var volume = Volume(FatKind.Fat16, 20);
        var geometry = FatFileSystem.Open(volume).Geometry;
        var before = FatTree.Paths(volume);
        Set(volume, geometry, 2000, new FatEntryFormat(FatKind.Fat16).End);
        Assert.Equal(before, FatTree.Paths(volume));
        Assert.Contains(FatFileSystem.Open(volume).AllocatedRanges(), range => range.Offset == geometry.OffsetOf(2000));
    }

    [Fact]
    public void Slots_of_a_long_name_that_belong_to_no_entry_are_passed_over()
    {
        var volume = FatTree.Volume(2 * ByteSize.MiB, FatTree.Profile, KeyValuePair.Create("The long name of a file.txt", (byte[]?)[1]));
        var fileSystem = FatFileSystem.Open(volume);
        var entry = fileSystem.Find("THELON~1.TXT")!;
        var offset = fileSystem.ReadDirectory(fileSystem.Root).Place.OffsetOf(entry.Slots.First);
        foreach (var (at, value) in ((int, byte)[])[(13, 0), (0, 0x44), (32, 0x40), (64, 0xE5), (0, 0x01), (96, (byte)'X')])
        {
            var damaged = new OverlaySource(volume);
            damaged.Write(offset + at, [value]);
            Assert.Equal(at == 96 ? "XHELON~1.TXT" : "THELON~1.TXT", Assert.Single(FatTree.Paths(damaged)).Key);
        }

        Assert.Equal(("The long name of a file.txt", 4), (entry.Name, entry.Slots.Count));
    }

    [Theory]
    [InlineData(11, 513, "513 bytes")]
    [InlineData(13, 3, "3 sectors")]
    [InlineData(14, 0, "no sector is reserved")]
    [InlineData(16, 0, "no FAT")]
    [InlineData(17, 0, "no room")]
    [InlineData(21, 0xF1, "F1")]
    [InlineData(22, 1, "too small")]
    [InlineData(19, 60, "none is left")]
    [InlineData(19, 41_000, "cut short")]
    [InlineData(510, 0, "55 AA")]
    public void A_boot_sector_that_cannot_be_right_is_refused_by_field(int offset, int value, string figure)
    {
        var volume = Volume(FatKind.Fat16, 20);
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        volume.Write(offset, offset is 13 or 16 or 21 ? bytes[..1] : bytes);
        RequireRefusal(volume, figure);
    }

    [Theory]
    [InlineData(40, 0x82, "FAT 2 is in use")]
    [InlineData(42, 0x0100, "version is 1.0")]
    [InlineData(44, 0, "cluster 0")]
    [InlineData(17, 512, "512 entries")]
    public void A_boot_sector_of_FAT32_that_cannot_be_right_is_refused_by_field(int offset, int value, string figure)
    {
        var volume = Volume(FatKind.Fat32, 40);
        volume.Write(offset, BitConverter.GetBytes((ushort)value));
        RequireRefusal(volume, figure);
    }

    [Theory]
    [InlineData("EXFAT   ")]
    [InlineData("NTFS    ")]
    public void Other_file_systems_of_Windows_are_refused_by_name(string maker)
    {
        var volume = Volume(FatKind.Fat16, 20);
        volume.Write(3, System.Text.Encoding.ASCII.GetBytes(maker));
        RequireRefusal(volume, maker.TrimEnd());
    }

    [Theory]
    [InlineData(4084, FatKind.Fat12)]
    [InlineData(4085, FatKind.Fat16)]
    [InlineData(65524, FatKind.Fat16)]
    public void The_number_of_clusters_alone_decides_between_FAT12_and_FAT16(uint clusters, FatKind kind)
    {
        var sector = Volume(FatKind.Fat16, 20).ReadBytes(0, 512);
        var boot = BootSector.Read(sector) with { FatSectors = 256, SectorsPerCluster = 1, ReservedSectors = 1, RootEntries = 16 };
        var geometry = FatGeometry.From(boot with { SectorCount = 1 + 512 + 1 + clusters }, long.MaxValue);
        Assert.Equal((clusters, kind), (geometry.ClusterCount, geometry.Kind));
        Assert.Throws<DiskFormatException>(() => FatGeometry.From(boot with { SectorCount = 1 + 512 + 1 + 65525 }, long.MaxValue));
    }

    [Fact]
    public void A_volume_that_was_cut_short_is_refused_with_figures()
    {
        var volume = Volume(FatKind.Fat16, 20);
        RequireRefusal(volume.Slice(0, 10 << 20), "20971520 bytes, but only 10485760");
        RequireRefusal(volume.Slice(0, 511), "511 bytes");
    }

    private static OverlaySource Volume(FatKind kind, int mebibytes) => FatTree.Volume(
        mebibytes * ByteSize.MiB,
        FatTree.Profile with { Kind = kind },
        KeyValuePair.Create("a.bin", (byte[]?)FatTree.Bytes(20_480)),
        KeyValuePair.Create("d/b.bin", (byte[]?)FatTree.Bytes(20_480)),
        KeyValuePair.Create("d/e", (byte[]?)null));

    private static void RequireRefusal(ByteSource volume, string what)
    {
        var error = Assert.Throws<DiskFormatException>(() => FatFileSystem.Open(volume));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    private static void RequireRefusal(FatKind kind, int mebibytes, string what, Action<OverlaySource, FatGeometry, uint> damage) =>
        RequireRefusal(kind, mebibytes, what, what, damage);

    private static void RequireRefusal(
        FatKind kind, int mebibytes, string path, string what, Action<OverlaySource, FatGeometry, uint> damage)
    {
        var volume = Volume(kind, mebibytes);
        var fileSystem = FatFileSystem.Open(volume);
        damage(volume, fileSystem.Geometry, fileSystem.Find("a.bin")!.Stored.FirstCluster);
        var error = Assert.Throws<DiskFormatException>(() => FatFileSystem.Open(volume).ReadTree());
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Throws<DiskFormatException>(() => new FatEditor(volume));
    }

    private static void Set(OverlaySource volume, FatGeometry geometry, uint cluster, uint value)
    {
        var format = new FatEntryFormat(geometry.Kind);
        foreach (var fat in geometry.FatsInUse)
        {
            var offset = geometry.FatOffset + (fat * geometry.FatLength) + format.OffsetOf(cluster);
            var entry = volume.ReadBytes(offset, format.EntrySize);
            format.Write(entry, cluster, value);
            volume.Write(offset, entry);
        }
    }
}
