namespace Cardshop.Cards.Devices;

/// <summary>What a device is opened for.</summary>
public enum DeviceAccess
{
    /// <summary>It is overwritten, and nobody else has it meanwhile.</summary>
    Overwrite,

    /// <summary>It is only read; it may be in use, and write-protected.</summary>
    Read,
}
