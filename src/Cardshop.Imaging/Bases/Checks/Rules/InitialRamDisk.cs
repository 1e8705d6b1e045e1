namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>A kernel of a distribution has the drivers of its disks in the initial RAM disk; those made for one board have them built in.</summary>
internal sealed class InitialRamDisk : BaseRule
{
    public override string Name => "initrd";

    public override string Demand => "Where the kernel is a vmlinuz, its initial RAM disk lies beside it: initrd* or initramfs*.";

    public override string Remedy => "Install initramfs-tools, and copy /boot/initrd.img-* to partition 1 as initrd.img.";

    public override DiskParts Needs => DiskParts.Boot;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        var disks = BootFiles.RamDisks(parts);
        if (disks.Count == 0 && BootFiles.Kernels(parts).Any(kernel => kernel.Name.StartsWith("vmlinuz", StringComparison.OrdinalIgnoreCase)))
        {
            yield return "Partition 1 has a vmlinuz, but no initrd* and no initramfs* beside it.";
        }

        foreach (var disk in disks.Where(disk => disk.Length == 0))
        {
            yield return $"{disk.Name} on partition 1 is empty.";
        }
    }
}
