using Cardshop.Imaging.Bases.Checks;
using Xunit;

namespace Cardshop.Formats.Imaging.Bases;

/// <summary>What is on the boot partition, and what refers to partitions.</summary>
public sealed partial class BaseCheckTests
{
    [Fact]
    public void A_missing_kernel_is_found()
    {
        _base.RemoveBoot("vmlinuz");
        Assert.Single(Broken(_base.Assemble(), "kernel"));
    }

    [Fact]
    public void An_empty_kernel_is_found()
    {
        _base.SetBoot("vmlinuz", "");
        Assert.Equal(["vmlinuz on partition 1 is empty."], Broken(_base.Assemble(), "kernel"));
    }

    [Fact]
    public void A_missing_initial_ram_disk_is_found()
    {
        _base.RemoveBoot("initrd.img");
        Assert.Single(Broken(_base.Assemble(), "initrd"));
    }

    [Fact]
    public void The_kernel_of_a_Raspberry_Pi_needs_no_initial_ram_disk()
    {
        _base.RemoveBoot("vmlinuz");
        _base.RemoveBoot("initrd.img");
        _base.SetBoot("kernel8.img", "a kernel");
        Assert.All(BaseCheck.Run(_base.Assemble()), finding => Assert.Equal(BaseOutcome.Ok, finding.Outcome));
    }

    [Theory]
    [InlineData("quiet\n", "has no root=")]
    [InlineData("root=PARTUUID=12345678-02\n", "PARTUUID=5ba1ce00-02")]
    [InlineData("root=DATADEV\n", "which is not partition 2")]
    [InlineData("root=/dev/mmcblk0p2 quiet\n", "/dev/mmcblk0p2")]
    [InlineData("root=ROOTDEV\nquiet\n", "several lines")]
    public void A_kernel_command_line_that_does_not_lead_to_the_root_partition_is_found(string text, string expected)
    {
        _base.SetBoot("cmdline.txt", text);
        Assert.Contains(expected, Assert.Single(Broken(_base.Assemble(), "command-line")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_kernel_command_line_is_found()
    {
        _base.RemoveBoot("cmdline.txt");
        Assert.Equal(["Partition 1 has no cmdline.txt."], Broken(_base.Assemble(), "command-line"));
    }

    [Fact]
    public void Partitions_may_be_named_by_label()
    {
        _base.SetBoot("cmdline.txt", "root=LABEL=rootfs rootwait\n");
        _base.SetRoot("etc/fstab", "LABEL=bootfs /boot/firmware vfat\n# /dev/sda9 /data ext4\nLABEL=rootfs / ext4\nLABEL=data /data ext4\n");
        Assert.All(BaseCheck.Run(_base.Assemble()), finding => Assert.Equal(BaseOutcome.Ok, finding.Outcome));
    }

    [Fact]
    public void Mounts_that_are_missing_or_of_another_disk_are_all_found()
    {
        _base.SetRoot("etc/fstab", "BOOTDEV /boot vfat\nPARTUUID=12345678-02 / ext4\nROOTDEV /data ext4\n");
        var problems = Broken(_base.Assemble(), "mounts");
        Assert.Equal(3, problems.Count);
        Assert.Equal("/etc/fstab does not mount /boot/firmware.", problems[0]);
        Assert.Contains("PARTUUID=12345678-02 at /", problems[1], StringComparison.Ordinal);
        Assert.Contains("PARTUUID=5ba1ce00-02 at /data", problems[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_table_of_mounts_is_found()
    {
        _base.RemoveRoot("etc/fstab");
        Assert.Equal(["Partition 2 has no /etc/fstab."], Broken(_base.Assemble(), "mounts"));
    }

    [Fact]
    public void Missing_mount_points_are_found()
    {
        _base.RemoveRoot("data");
        _base.RemoveRoot("boot/firmware");
        Assert.Equal(["Partition 2 has no folder /data.", "Partition 2 has no folder /boot/firmware."], Broken(_base.Assemble(), "mount-points"));
    }
}
