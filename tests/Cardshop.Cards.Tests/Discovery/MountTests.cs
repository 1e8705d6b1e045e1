using Cardshop.Cards.Discovery;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Cards.Tests.Discovery;

public sealed class MountTests
{
    private const string Sample = """
        22 27 0:21 / /proc rw,relatime - proc proc rw
        27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
        36 27 8:17 / /media/My\040Card rw,noatime shared:1 master:2 - vfat /dev/sdb1 rw,errors=remount-ro
        37 27 0:44 /@home /home rw shared:3 - btrfs /dev/sda2 rw,subvol=/@home
        38 27 8:33 / /mnt/back\134slash\011tab\012line rw - ext4 /dev/disk/by-label/a\040b rw

        """;

    [Fact]
    public void Mounts_have_their_device_their_place_and_their_source()
    {
        var mounts = Mount.Parse(Sample);
        Assert.Equal(
            [
                new Mount(new DeviceNumber(0, 21), "/proc", "proc"),
                new Mount(new DeviceNumber(254, 0), "/", "/dev/vda"),
                new Mount(new DeviceNumber(8, 17), "/media/My Card", "/dev/sdb1"),
                new Mount(new DeviceNumber(0, 44), "/home", "/dev/sda2"),
                new Mount(new DeviceNumber(8, 33), "/mnt/back\\slash\ttab\nline", "/dev/disk/by-label/a b"),
            ],
            mounts);
    }

    [Fact]
    public void The_mounts_of_this_machine_are_those_that_findmnt_shows()
    {
        var expected = Tool.Run("findmnt", "--kernel", "--raw", "--noheadings", "--output=MAJ:MIN").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var mounts = Mount.Parse(File.ReadAllText("/proc/self/mountinfo"));
        Assert.NotEmpty(mounts);
        Assert.Subset(expected.ToHashSet(StringComparer.Ordinal), mounts.Select(mount => mount.Number.ToString()).ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("36 27 8:17 / /media rw shared:1 vfat /dev/sdb1 rw")]
    [InlineData("36 27 817 / /media rw - vfat /dev/sdb1 rw")]
    [InlineData("36 27 8:17 / /media rw - vfat")]
    [InlineData("nonsense")]
    public void A_line_that_is_no_mount_is_not_passed_over(string line)
    {
        var error = Assert.Throws<KernelFileException>(() => Mount.Parse($"27 1 254:0 / / rw - ext4 /dev/vda rw\n{line}\n"));
        Assert.Contains("/proc/self/mountinfo: line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_list_of_mounts_breaks_the_reader() =>
        new Fuzzer([System.Text.Encoding.UTF8.GetBytes(Sample)]).Run(input => Mount.Parse(System.Text.Encoding.UTF8.GetString(input)), error => error is KernelFileException);
}
