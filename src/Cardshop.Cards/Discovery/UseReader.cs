namespace Cardshop.Cards.Discovery;

/// <summary>Finds out what disks are used for: by what is mounted, what is swap space, and what is made of them.</summary>
internal sealed class UseReader(KernelFiles kernel)
{
    /// <summary>Stacks that are higher are not known of; sysfs has no loops, but a false tree may.</summary>
    private const int MaximumDepth = 16;

    private readonly IReadOnlyList<Mount> _mounts = Mount.Parse(kernel.Require("proc/self/mountinfo"));
    private readonly IReadOnlyList<SwapArea> _swaps = SwapArea.Parse(kernel.Require("proc/swaps"));
    private readonly IReadOnlyList<string> _btrfsDevices = BtrfsDevices(kernel.PathOf("sys/fs/btrfs"));

    /// <summary>The uses of a disk or of a partition, without those of its partitions.</summary>
    /// <param name="folder">Its folder in sysfs, links followed.</param>
    public IReadOnlyList<DiskUse> Of(string folder) => [.. Of(folder, $"/dev/{DiskReader.NameOf(folder)}", [])];

    /// <summary>btrfs mounts several devices, of which the list of mounts names one.</summary>
    private static List<string> BtrfsDevices(string folder) => [.. KernelFiles.Names(folder).SelectMany(id => KernelFiles.Names(Path.Join(folder, id, "devices")))];

    private IEnumerable<DiskUse> Of(string folder, string device, IReadOnlyList<string> through)
    {
        var uses = Direct(folder, device, through).ToList();
        if (through.Count < MaximumDepth)
        {
            foreach (var holder in KernelFiles.Names(Path.Join(folder, "holders")))
            {
                var above = KernelFiles.Resolve(Path.Join(folder, "holders", holder)) ?? Path.Join(kernel.PathOf("sys/block"), holder);
                uses.AddRange(Of(above, device, [.. through, Describe(above)]));
            }
        }

        return uses.Count > 0 || through.Count == 0 ? uses : [new DiskUse(DiskUseKind.Active, device, through)];
    }

    private IEnumerable<DiskUse> Direct(string folder, string device, IReadOnlyList<string> through)
    {
        var name = DiskReader.NameOf(folder);
        IReadOnlyList<string> paths = KernelFiles.Text(folder, "dm/name") is { } mapped ? [$"/dev/{name}", $"/dev/mapper/{mapped}"] : [$"/dev/{name}"];
        var hasNumber = DeviceNumber.TryParse(KernelFiles.Text(folder, "dev"), out var number);
        var mounts = _mounts.Where(mount => (hasNumber && mount.Number == number) || (mount.Number.Major == 0 && mount.Source.Split(':').Intersect(paths, StringComparer.Ordinal).Any())).ToList();
        foreach (var point in mounts.Select(mount => mount.Point).Distinct(StringComparer.Ordinal))
        {
            yield return new DiskUse(DiskUseKind.Mounted, device, through, point);
        }

        if (mounts.Count == 0 && _btrfsDevices.Contains(name, StringComparer.Ordinal))
        {
            yield return new DiskUse(DiskUseKind.Active, device, [.. through, "a btrfs file system"]);
        }

        if (_swaps.Any(swap => paths.Contains(swap.Path, StringComparer.Ordinal)))
        {
            yield return new DiskUse(DiskUseKind.Swap, device, through);
        }
    }

    private static string Describe(string folder)
    {
        var path = $"/dev/{DiskReader.NameOf(folder)}";
        return KernelFiles.Text(folder, "dm/name") is { Length: > 0 } name ? $"{path} ({name})" : path;
    }
}
