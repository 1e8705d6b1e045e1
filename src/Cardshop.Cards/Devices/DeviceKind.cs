namespace Cardshop.Cards.Devices;

/// <summary>What can be written.</summary>
public enum DeviceKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A disk behind USB, such as a card in a reader or a stick.</summary>
    Usb,

    /// <summary>A card in an SD host controller.</summary>
    SdCard,

    /// <summary>A loop device.</summary>
    Loop,

    /// <summary>Any other disk.</summary>
    Disk,

    /// <summary>A device that does not exist.</summary>
    Simulated,
}
