using Cardshop.Disk.Fat;
using Cardshop.Disk.Fat.Building;
using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Sizes;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class VolumeSizingTests
{
    public static TheoryData<int, FatKind?, int?, int> Sizes => new()
    {
        { 1, null, null, 512 }, { 3, null, null, 512 }, { 4, null, null, 512 }, { 5, null, null, 512 }, { 8, null, null, 512 },
        { 16, null, null, 512 }, { 17, null, null, 512 }, { 33, null, null, 512 }, { 64, null, null, 512 }, { 100, null, null, 512 },
        { 129, null, null, 512 }, { 160, null, null, 512 }, { 255, null, null, 512 }, { 257, null, null, 512 },
        { 511, null, null, 512 }, { 512, null, null, 512 }, { 513, null, null, 512 }, { 1024, null, null, 512 },
        { 4000, null, null, 512 }, { 8192, null, null, 512 }, { 8193, null, null, 512 }, { 16384, null, null, 512 },
        { 20000, null, null, 512 }, { 33000, null, null, 512 }, { 512, FatKind.Fat32, 4, 512 }, { 256, FatKind.Fat32, null, 512 },
        { 34, FatKind.Fat32, null, 512 }, { 260, FatKind.Fat32, 1, 512 }, { 261, FatKind.Fat32, null, 512 },
        { 2200, FatKind.Fat32, 64, 512 }, { 5000, FatKind.Fat32, 128, 512 }, { 700, FatKind.Fat32, 16, 512 },
        { 16, FatKind.Fat16, null, 512 }, { 31, FatKind.Fat16, 1, 512 }, { 512, FatKind.Fat16, null, 512 },
        { 2000, FatKind.Fat16, 64, 512 }, { 4000, FatKind.Fat16, null, 512 }, { 300, FatKind.Fat16, 128, 512 },
        { 2, FatKind.Fat12, 1, 512 }, { 2, FatKind.Fat12, 8, 512 }, { 100, FatKind.Fat12, null, 512 },
        { 250, FatKind.Fat12, 128, 512 }, { 12, FatKind.Fat12, 32, 512 }, { 64, null, null, 4096 }, { 600, null, null, 4096 },
        { 3000, FatKind.Fat32, 8, 4096 }, { 40, FatKind.Fat16, 1, 2048 }, { 100, null, null, 1024 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_new_volume_has_the_geometry_that_mkfs_fat_chooses(int mebibytes, FatKind? kind, int? clusterSectors, int sectorSize)
    {
        string[] arguments =
        [
            "-S", $"{sectorSize}", "-h", "16384", "-n", "bootfs",
            .. kind is { } bits ? (string[])["-F", $"{(int)bits}"] : [],
            .. clusterSectors is { } sectors ? (string[])["-s", $"{sectors}"] : [],
        ];
        using var image = FatImage.Format(mebibytes * ByteSize.MiB, arguments);
        var profile = FatTree.Profile with { Kind = kind, ClusterSize = clusterSectors * sectorSize, SectorSize = sectorSize };
        Assert.Equal(BootSector.Read(image.Source.ReadBytes(0, 512)), VolumeSizing.Choose(profile, image.Source.Length));
    }

    [Fact]
    public void Every_size_between_1_and_600_MiB_gives_a_volume_of_its_own_kind()
    {
        for (var length = ByteSize.MiB; length < 600 * ByteSize.MiB; length += 731 * ByteSize.KiB)
        {
            var boot = VolumeSizing.Choose(FatTree.Profile, length);
            var geometry = FatGeometry.From(boot, length);
            var expected = geometry.ClusterCount switch { < 4085 => FatKind.Fat12, < 65525 => FatKind.Fat16, _ => FatKind.Fat32 };
            Assert.Equal(expected, geometry.Kind);
            Assert.False(geometry.ClusterCount is 4085 or 4086, "Windows and the specification disagree about these");
            Assert.InRange(geometry.OffsetOf(geometry.ClusterCount + 1) + geometry.ClusterSize, length - (2 * ByteSize.MiB), length);
        }
    }

    [Theory]
    [InlineData(32, FatKind.Fat32, 512)]
    [InlineData(512, FatKind.Fat32, 16384)]
    [InlineData(1, FatKind.Fat16, 512)]
    [InlineData(4, FatKind.Fat12, 512)]
    public void A_kind_that_the_size_does_not_allow_is_refused(int mebibytes, FatKind kind, int clusterSize)
    {
        var profile = FatTree.Profile with { Kind = kind, ClusterSize = clusterSize };
        var error = Assert.Throws<FatSpaceException>(() => VolumeSizing.Choose(profile, mebibytes * ByteSize.MiB));
        Assert.Contains($"{kind}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(513, 1024)]
    [InlineData(512, 768)]
    [InlineData(512, 256)]
    [InlineData(4096, 2048)]
    [InlineData(512, 131072)]
    public void Sizes_that_no_volume_has_are_refused(int sectorSize, int clusterSize)
    {
        var profile = FatTree.Profile with { SectorSize = sectorSize, ClusterSize = clusterSize };
        Assert.Throws<ArgumentException>(() => FatLayout.Compute(FatTree.Directory(), profile, 64 * ByteSize.MiB));
    }

    [Fact]
    public void An_empty_volume_is_that_of_mkfs_fat_but_for_maker_boot_code_and_end_mark()
    {
        using var image = FatImage.Format(512 * ByteSize.MiB, "-F", "32", "-s", "4", "-h", "16384", "-n", "bootfs", "--invariant");
        var theirs = image.Source;
        var profile = FatTree.Profile with
        {
            Kind = FatKind.Fat32,
            ClusterSize = 2048,
            Created = new Timestamp(1_426_325_212),
            VolumeId = BootSector.Read(theirs.ReadBytes(0, 512)).VolumeId,
        };
        var layout = FatLayout.Compute(FatTree.Directory(), profile, theirs.Length);
        var ours = new byte[theirs.Length / 16];
        foreach (var extent in layout.Extents())
        {
            extent.Source.Read(0, ours.AsSpan((int)extent.Offset, (int)extent.Source.Length));
        }

        var expected = theirs.ReadBytes(0, ours.Length);
        var geometry = FatGeometry.From(BootSector.Read(ours), theirs.Length);
        foreach (var fat in geometry.FatsInUse)
        {
            // They end the chain of the root directory with 0FFFFFF8, we, as Linux does, with 0FFFFFFF.
            expected[geometry.FatOffset + (fat * geometry.FatLength) + (2 * sizeof(uint))] = 0xFF;
        }

        foreach (var sector in (int[])[0, 6])
        {
            ours.AsSpan((sector * 512) + 3, 8).CopyTo(expected.AsSpan((sector * 512) + 3));
            ours.AsSpan((sector * 512) + 90, 420).CopyTo(expected.AsSpan((sector * 512) + 90));
        }

        Assert.Equal(expected, ours);
    }
}
