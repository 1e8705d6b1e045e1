namespace Cardshop.Cards.Devices;

/// <summary>What went wrong with a device.</summary>
public enum DeviceFault
{
    /// <summary>It was pulled, or its reader reset: nothing more can be asked of it until it is opened again.</summary>
    Gone,

    /// <summary>It refused to read or write a range.</summary>
    Medium,

    /// <summary>It may only be read.</summary>
    WriteProtected,

    /// <summary>It has not answered for longer than is waited.</summary>
    Stalled,
}
