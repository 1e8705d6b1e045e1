namespace Cardshop.Cards.Discovery;

/// <summary>What a disk can be used for.</summary>
public enum DiskUseKind
{
    /// <summary>A file system on it is mounted.</summary>
    Mounted,

    /// <summary>Memory is swapped out to it.</summary>
    Swap,

    /// <summary>It is part of another device (LVM, RAID, crypt) that is active.</summary>
    Active,
}
