namespace Cardshop.Imaging.Inspection;

/// <summary>What something in a volume is.</summary>
public enum VolumeEntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A device, a named pipe or a socket.</summary>
    Special,
}
