namespace Cardshop.Cards.Devices;

/// <summary>By what a medium, and the reader that it is in, are known again.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Vendor">Of the reader or disk; empty when it does not say.</param>
/// <param name="Model">Of the reader or disk; empty when it does not say.</param>
/// <param name="Serial">Of the reader or disk; empty when it does not say. Many readers of one make have the same.</param>
/// <param name="Topology">Where the reader is plugged in, as the kernel numbers ports (<c>usb-1-1.4.2:1.0:0:0:1</c>); the same after it was pulled and plugged in again, and no
/// other's. Null for what has no place.</param>
/// <param name="CardSerial">Of the card itself, where the reader lets it be seen (SD host controllers do, USB readers do not); otherwise null.</param>
public sealed record DeviceIdentity(
    DeviceKind Kind, string Vendor = "", string Model = "", string Serial = "", string? Topology = null, string? CardSerial = null);
