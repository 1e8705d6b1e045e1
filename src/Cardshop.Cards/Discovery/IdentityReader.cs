using Cardshop.Cards.Devices;

namespace Cardshop.Cards.Discovery;

/// <summary>Reads from sysfs by what a disk is known again.</summary>
internal static class IdentityReader
{
    public static DeviceIdentity Read(string folder, ReaderPlace? place)
    {
        var device = Path.Join(folder, "device");
        var usb = place?.UsbDevice;
        var kind = KindOf(folder, place);
        return new DeviceIdentity(
            kind,
            First(VendorOf(device), usb is null ? null : KernelFiles.Text(usb, "manufacturer")),
            First(KernelFiles.Text(device, "model"), usb is null ? null : KernelFiles.Text(usb, "product"), KernelFiles.Text(device, "name"), KernelFiles.Text(folder, "loop/backing_file")),
            First(usb is null ? null : KernelFiles.Text(usb, "serial"), KernelFiles.Text(folder, "serial"), kind == DeviceKind.SdCard ? null : KernelFiles.Text(device, "serial")),
            place?.Topology,
            KernelFiles.Text(device, "cid"));
    }

    private static DeviceKind KindOf(string folder, ReaderPlace? place) => place switch
    {
        // A chip that is soldered in (MMC) answers at such a host too.
        { Topology: var topology } when topology.StartsWith("mmc-", StringComparison.Ordinal) =>
            string.Equals(KernelFiles.Text(Path.Join(folder, "device"), "type"), "SD", StringComparison.Ordinal) ? DeviceKind.SdCard : DeviceKind.Disk,
        not null => DeviceKind.Usb,
        null => Path.GetFileName(folder).StartsWith("loop", StringComparison.Ordinal) ? DeviceKind.Loop : DeviceKind.Disk,
    };

    /// <summary>Where there is no name, there may be the number of the PCI device.</summary>
    private static string? VendorOf(string device) => KernelFiles.Text(device, "vendor") is { } text && !text.StartsWith("0x", StringComparison.Ordinal) ? text : null;

    private static string First(params IEnumerable<string?> texts) => texts.FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "";
}
