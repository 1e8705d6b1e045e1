namespace Cardshop.Cards.Discovery;

/// <summary>
/// Where a reader is plugged in, read from the path of its disk in sysfs. Numbers that are given anew each time something is plugged in (of hosts) are left out.
/// <code>
/// …/usb1/1-1/1-1.4/1-1.4.2/1-1.4.2:1.0/host6/target6:0:0/6:0:0:1/block/sdb    usb-1-1.4.2:1.0:0:0:1
/// …/0000:02:00.0/rtsx_pci_sdmmc.0/mmc_host/mmc0/mmc0:aaaa/block/mmcblk0       mmc-rtsx_pci_sdmmc.0:0
/// </code>
/// </summary>
/// <param name="Topology">The name of the place.</param>
/// <param name="UsbDevice">The folder of the USB device; null when it is none.</param>
/// <param name="Unit">The number of the slot in the reader.</param>
internal sealed record ReaderPlace(string Topology, string? UsbDevice, int Unit)
{
    private const string HostFolder = "mmc_host";

    /// <summary>Null when the disk is in no reader.</summary>
    /// <param name="folder">The folder of the disk, links followed.</param>
    public static ReaderPlace? Of(string folder)
    {
        var parts = folder.Split('/');
        var usb = Array.FindLastIndex(parts, IsUsbInterface);
        var device = usb > 0 ? string.Join('/', parts[..usb]) : null;
        var host = Array.LastIndexOf(parts, HostFolder);
        if (host > 0 && host + 1 < parts.Length)
        {
            // Two hosts of one controller differ only in their order.
            var place = KernelFiles.Names(string.Join('/', parts[..(host + 1)])).Index().FirstOrDefault(name => string.Equals(name.Item, parts[host + 1], StringComparison.Ordinal)).Index;
            return new ReaderPlace($"mmc-{(usb > 0 ? parts[usb] : parts[host - 1])}:{place}", device, place);
        }

        return usb > 0 && Array.FindLast(parts, IsScsiAddress)?.Split(':') is [_, var channel, var target, var unit]
            ? new ReaderPlace($"usb-{parts[usb]}:{channel}:{target}:{unit}", device, int.TryParse(unit, out var number) ? number : 0)
            : null;
    }

    /// <summary><c>1-1.4.2:1.0</c>: bus, ports, configuration and interface.</summary>
    private static bool IsUsbInterface(string part) =>
        part.Length > 0 && char.IsAsciiDigit(part[0]) && part.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && part.IndexOf(':', StringComparison.Ordinal) > dash;

    /// <summary><c>6:0:0:1</c>: host, channel, target, unit.</summary>
    private static bool IsScsiAddress(string part) => part.Split(':') is { Length: 4 } numbers && numbers.All(number => number.Length > 0 && number.All(char.IsAsciiDigit));
}
