namespace Cardshop.Disk.Fat;

/// <summary>The attribute byte of a directory entry. See the FAT specification 1.03, "FAT Directory Structure".</summary>
[Flags]
public enum FatAttributes : byte
{
    /// <summary>Nothing is said.</summary>
    None = 0,

    /// <summary>Not to be written to.</summary>
    ReadOnly = 0x01,

    /// <summary>Not to be listed.</summary>
    Hidden = 0x02,

    /// <summary>Belongs to the operating system.</summary>
    System = 0x04,

    /// <summary>Not a file: its name is the label of the volume.</summary>
    VolumeLabel = 0x08,

    /// <summary>A directory.</summary>
    Directory = 0x10,

    /// <summary>Changed since the last backup.</summary>
    Archive = 0x20,
}
