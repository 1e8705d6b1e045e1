namespace Cardshop.Cards.Devices.Simulated;

/// <summary>What is wrong with a place of a simulated medium.</summary>
public enum MediumFaultKind
{
    /// <summary>It cannot be read.</summary>
    ReadError,

    /// <summary>It cannot be written.</summary>
    WriteError,

    /// <summary>What is written there stays what it was, and nothing says so.</summary>
    Drop,

    /// <summary>A bit of what is written there becomes another.</summary>
    Flip,
}
