namespace Cardshop.Cards.Discovery;

/// <summary>Why a disk must not be written.</summary>
public enum RefusalKind
{
    /// <summary>A file system on it is mounted.</summary>
    Mounted,

    /// <summary>Memory is swapped out to it.</summary>
    Swap,

    /// <summary>It is part of another device, such as LVM, RAID or crypt, that is in use.</summary>
    InUse,

    /// <summary>This system runs from it.</summary>
    SystemDisk,

    /// <summary>Its medium cannot be taken out.</summary>
    Fixed,

    /// <summary>It may only be read.</summary>
    ReadOnly,

    /// <summary>No medium is in it.</summary>
    NoMedium,
}
