using Cardshop.Disk.Trees;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Bases.Checks;
using Xunit;

namespace Cardshop.Formats.Imaging.Bases;

/// <summary>What the first boot does.</summary>
public sealed partial class BaseCheckTests
{
    [Fact]
    public void A_data_partition_that_does_not_ask_for_growing_is_found() =>
        Assert.Single(Broken(WithData(_base.Assemble(), "data", withFlag: false), "grow-flag"));

    [Fact]
    public void A_unit_that_is_not_enabled_grows_nothing()
    {
        _base.RemoveRoot("etc/systemd/system/multi-user.target.wants/grow-data.service");
        Assert.Equal(["Nothing that starts by itself asks for /data/master_fs."], Broken(_base.Assemble(), "grow-program"));
    }

    [Fact]
    public void A_unit_whose_program_is_not_there_grows_nothing()
    {
        _base.RemoveRoot(CheckedBase.GrowProgram);
        Assert.Equal([$"grow-data.service starts /{CheckedBase.GrowProgram}, which is not there."], Broken(_base.Assemble(), "grow-program"));
    }

    [Fact]
    public void A_unit_whose_program_may_not_be_executed_grows_nothing()
    {
        _base.SetRoot(CheckedBase.GrowProgram, _base.TextOfRoot(CheckedBase.GrowProgram), 0x1A4);
        Assert.Contains("may not be executed", Assert.Single(Broken(_base.Assemble(), "grow-program")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!/bin/sh\n# sfdisk, then resize2fs\nrm /data/master_fs\n")]
    [InlineData("#!/bin/sh\nresize2fs /dev/sda3\nrm /data/master_fs\n")]
    [InlineData("#!/bin/sh\necho ', +' | sfdisk -N 3 /dev/sda\nrm /data/master_fs\n")]
    public void A_program_that_grows_only_one_of_partition_and_file_system_is_found(string text)
    {
        _base.SetRoot(CheckedBase.GrowProgram, text, 0x1ED);
        Assert.Contains("whose text calls no", Assert.Single(Broken(_base.Assemble(), "grow-program")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_without_program_grows_nothing()
    {
        _base.SetRoot(CheckedBase.GrowUnit, "[Unit]\nConditionPathExists=/data/master_fs\n[Service]\nType=oneshot\n");
        Assert.Contains("no ExecStart=", Assert.Single(Broken(_base.Assemble(), "grow-program")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replacement_of_init_may_grow_instead_of_a_unit()
    {
        _base.RemoveRoot("etc/systemd/system/multi-user.target.wants/grow-data.service");
        _base.SetRoot("usr/sbin/grow", "#!/bin/sh\n[ -e /data/master_fs ] || exit\nparted -s /dev/sda resizepart 3 100%\nresize2fs /dev/sda3\n", 0x1ED);
        _base.SetRoot("usr/sbin/parted", "#!/bin/sh\n", 0x1ED);
        _base.SetBoot("cmdline.txt", "root=ROOTDEV rootwait init=/usr/sbin/grow\n");
        Assert.All(BaseCheck.Run(_base.Assemble()), finding => Assert.Equal(BaseOutcome.Ok, finding.Outcome));
    }

    [Fact]
    public void Tools_that_the_first_boot_lacks_are_all_found()
    {
        _base.RemoveRoot("usr/sbin/resize2fs");
        _base.RemoveRoot("usr/sbin/sfdisk");
        Assert.Equal(["sfdisk is not installed on partition 2.", "resize2fs is not installed on partition 2."], Broken(_base.Assemble(), "grow-tools"));
    }

    [Fact]
    public void A_root_partition_without_any_tool_for_partitions_is_found()
    {
        _base.RemoveRoot(CheckedBase.GrowProgram);
        _base.RemoveRoot("usr/sbin/sfdisk");
        var findings = BaseCheck.Run(_base.Assemble());
        Assert.Equal(["None of sfdisk, parted, growpart is installed on partition 2."], Problems(findings, "grow-tools"));
    }

    [Theory]
    [InlineData("sfdisk --disk-id /dev/sda 0x12345678", false)]
    [InlineData("printf 'x\\ni\\n0x12345678\\nr\\nw\\n' | fdisk /dev/sda", false)]
    [InlineData("printf 'x\\ni\\n0x12345678\\nr\\nw\\n' | fdisk /dev/sda; sed -i s/a/b/ /etc/fstab /boot/firmware/cmdline.txt", true)]
    [InlineData("echo $(sfdisk --disk-id /dev/sda)", true)]
    public void A_first_boot_that_changes_the_disk_id_and_not_what_refers_to_it_is_found(string command, bool isFine)
    {
        _base.SetRoot(CheckedBase.GrowProgram, _base.TextOfRoot(CheckedBase.GrowProgram) + command + "\n", 0x1ED);
        var disk = _base.Assemble();
        if (isFine)
        {
            Assert.All(BaseCheck.Run(disk), finding => Assert.Equal(BaseOutcome.Ok, finding.Outcome));
        }
        else
        {
            Assert.Single(Broken(disk, "disk-id"));
        }
    }

    [Fact]
    public void What_would_make_all_devices_the_same_is_found()
    {
        _base.SetRoot("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
        _base.SetRoot("etc/ssh/ssh_host_ed25519_key", "secret");
        _base.SetRoot("etc/ssh/ssh_host_ed25519_key.pub", "public");
        Assert.Equal(
            ["/etc/machine-id on partition 2 is not empty.", "/etc/ssh/ssh_host_ed25519_key on partition 2 would be the same on all devices."],
            Broken(_base.Assemble(), "identity"));
    }

    [Fact]
    public void Host_keys_that_came_with_the_SSH_server_are_left_to_each_device()
    {
        _base.SetRoot("usr/sbin/sshd", "#!/bin/sh\n", 0x1ED);
        _base.SetRoot("etc/ssh/sshd_config", "PasswordAuthentication no\n");
        _base.SetRoot("etc/ssh/ssh_host_rsa_key", "secret");
        _base.SetRoot("etc/ssh/ssh_host_rsa_key.pub", "public");
        HostKeys.LeaveToDevice(_base.Root, default);
        Assert.Equal(["sshd_config"], ((DirectoryNode)TreePath.Find(_base.Root, "etc/ssh")!).Entries.Keys.Select(name => name.ToString()));
        Assert.NotNull(TreePath.Find(_base.Root, "etc/systemd/system/multi-user.target.wants/host-keys.service"));
        Assert.All(BaseCheck.Run(_base.Assemble()), finding => Assert.Equal(BaseOutcome.Ok, finding.Outcome));
    }
}
