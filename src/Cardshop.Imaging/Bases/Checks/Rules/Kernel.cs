namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>The firmware or boot loader of the device loads the kernel from partition 1.</summary>
internal sealed class Kernel : BaseRule
{
    public override string Name => "kernel";

    public override string Demand => "Partition 1 has a kernel: vmlinuz*, Image, Image.gz or kernel*.img.";

    public override string Remedy => "Copy the kernel from /boot of the root file system to the topmost folder of partition 1.";

    public override DiskParts Needs => DiskParts.Boot;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        var kernels = BootFiles.Kernels(parts);
        if (kernels.Count == 0)
        {
            yield return "Partition 1 has no kernel in its topmost folder.";
        }

        foreach (var kernel in kernels.Where(kernel => kernel.Length == 0))
        {
            yield return $"{kernel.Name} on partition 1 is empty.";
        }
    }
}
