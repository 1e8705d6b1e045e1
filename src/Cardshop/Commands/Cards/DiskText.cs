using Cardshop.Cards.Devices;
using Cardshop.Cards.Discovery;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Cards;

/// <summary>How disks are shown to people.</summary>
internal static class DiskText
{
    /// <summary>Who made it, and what.</summary>
    public static string Model(FoundDisk disk)
    {
        var name = $"{disk.Identity.Vendor} {disk.Identity.Model}".Trim();
        return (name, disk.Identity.Kind) switch
        {
            ({ Length: > 0 }, DeviceKind.Loop) => $"loop over {name}",
            ({ Length: > 0 }, _) => name,
            (_, DeviceKind.Usb) => "USB reader",
            _ => "disk",
        };
    }

    /// <summary>How large the medium is, if there is one.</summary>
    public static string Size(FoundDisk disk) => disk.Length == 0 ? "no card" : new ByteSize(disk.Length).ToString();

    /// <summary>What is on it.</summary>
    public static string Contents(FoundDisk disk)
    {
        if (disk.Length == 0)
        {
            return "";
        }

        if (!disk.IsLookedInto)
        {
            return "unknown: this user may not read it";
        }

        var volumes = disk.Volume is { } whole ? [whole] : disk.Partitions.Select(partition => partition.Volume).OfType<FoundVolume>().ToList();
        return (volumes.Count, disk.Partitions.Count) switch
        {
            (0, 0) => "nothing",
            (0, 1) => "1 partition",
            (0, var count) => $"{count} partitions",
            _ => string.Join(", ", volumes.Select(volume => volume.Label.Length > 0 ? $"{volume.Label} ({volume.Kind})" : volume.Kind)),
        };
    }
}
