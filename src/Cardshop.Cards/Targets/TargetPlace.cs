using Cardshop.Cards.Devices.Real;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;

namespace Cardshop.Cards.Targets;

/// <summary>What a name stands for.</summary>
internal abstract record TargetPlace
{
    /// <summary>A disk.</summary>
    public sealed record OnDisk(FoundDisk Disk) : TargetPlace;

    /// <summary>A regular file, there or not yet.</summary>
    /// <param name="Path">Its absolute path.</param>
    /// <param name="Status">What lies there; null when nothing does.</param>
    public sealed record AsFile(string Path, FileStatus? Status) : TargetPlace;

    /// <summary>Nothing that could be written.</summary>
    public sealed record Nowhere(string Reason) : TargetPlace;

    /// <summary>Finds out what a name stands for: a slot, or a path; a path always has a slash or a dot if there is nothing there yet.</summary>
    public static TargetPlace Of(string name, IReadOnlyList<FoundDisk> disks, SlotMap slots, string root)
    {
        if (!name.Contains('/', StringComparison.Ordinal) && SlotId.TryParse(name, out var slot))
        {
            if (slots.Places.TryGetValue(slot, out var place))
            {
                return slots.Resolve(slot, disks) is { } disk ? new OnDisk(disk) : new Nowhere($"Its reader is not plugged in; it belongs at {place}.");
            }

            if (!File.Exists(name))
            {
                return new Nowhere($"There is no slot of this name, and no file. \"cardshop card list\" shows slots; a new file is written ./{name}");
            }
        }

        return At(Path.GetFullPath(name), disks, root);
    }

    private static TargetPlace At(string path, IReadOnlyList<FoundDisk> disks, string root)
    {
        // A machine that was made up has files for devices.
        if (disks.FirstOrDefault(disk => string.Equals(disk.Path, path, StringComparison.Ordinal)) is { } named)
        {
            return new OnDisk(named);
        }

        return FileStatus.At(path) switch
        {
            { Kind: FileKind.BlockDevice, Device: var number } => OfDevice(number, disks),
            { Kind: FileKind.Regular } file => new AsFile(path, file),
            { Kind: FileKind.Folder } => new Nowhere("It is a folder. Name a file or a disk."),
            not null => new Nowhere("It is neither a file nor a disk."),
            null when path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith(Path.Join(root, "dev/"), StringComparison.Ordinal) => new Nowhere("There is no such device. \"cardshop card list\" shows which there are."),
            null => Directory.Exists(Path.GetDirectoryName(path)) ? new AsFile(path, Status: null) : new Nowhere("The folder that it is to lie in does not exist."),
        };
    }

    private static TargetPlace OfDevice(DeviceNumber number, IReadOnlyList<FoundDisk> disks)
    {
        if (disks.FirstOrDefault(disk => disk.Number == number) is { } disk)
        {
            return new OnDisk(disk);
        }

        return disks.FirstOrDefault(whole => whole.Partitions.Any(partition => partition.Device == number)) is { } parent
            ? new Nowhere($"It is a partition of {parent.Path}. Cards are written as a whole: name that.")
            : new Nowhere("It is not a disk.");
    }
}
