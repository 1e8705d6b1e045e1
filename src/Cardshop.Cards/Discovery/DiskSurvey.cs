using Cardshop.Cards.Discovery.Contents;

namespace Cardshop.Cards.Discovery;

/// <summary>Says which disks a Linux machine has, from what the kernel shows below <c>/sys</c> and <c>/proc</c>.</summary>
/// <param name="root">What stands for <c>/</c>: another folder has a machine that was made up.</param>
public sealed class DiskSurvey(string root = "/")
{
    private readonly KernelFiles _kernel = new(root);

    /// <summary>What stands for <c>/</c>.</summary>
    public string Root => root;

    /// <summary>All disks, and all slots of readers, by their device numbers.</summary>
    /// <exception cref="KernelFileException">A list of the kernel cannot be understood.</exception>
    public IReadOnlyList<FoundDisk> Disks()
    {
        var reader = new DiskReader(_kernel, new UseReader(_kernel));
        var folder = _kernel.PathOf("sys/block");
        return [.. KernelFiles.Names(folder)
            .Select(name => KernelFiles.Resolve(Path.Join(folder, name)))
            .OfType<string>()
            .Select(reader.Read)
            .OfType<FoundDisk>()
            .OrderBy(disk => (disk.Number.Major, disk.Number.Minor))];
    }

    /// <summary>Another one after every start of the machine; empty where the kernel does not say.</summary>
    public string BootId() => KernelFiles.Text(_kernel.PathOf("proc/sys/kernel/random"), "boot_id") ?? "";

    /// <summary>The same disk, with the file systems that are on it, as far as this user may read it.</summary>
    public static FoundDisk LookInto(FoundDisk disk) => DiskContents.Look(disk);

    /// <summary>The disk of a number; null when there is none.</summary>
    /// <inheritdoc cref="Disks"/>
    public FoundDisk? Find(DeviceNumber number) =>
        KernelFiles.Resolve(_kernel.PathOf($"sys/dev/block/{number}")) is { } folder ? new DiskReader(_kernel, new UseReader(_kernel)).Read(folder) : null;
}
