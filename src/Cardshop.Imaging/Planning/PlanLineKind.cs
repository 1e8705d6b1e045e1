namespace Cardshop.Imaging.Planning;

/// <summary>What takes room on an image.</summary>
public enum PlanLineKind
{
    /// <summary>The partition table and all partitions before the data partition, as in the base.</summary>
    Base,

    /// <summary>What the data partition of the base holds.</summary>
    BaseContent,

    /// <summary>The archive of a container image.</summary>
    Image,

    /// <summary>A file, or what an archive expands to.</summary>
    File,

    /// <summary>The structures of the data file system, and the rounding of files to whole blocks.</summary>
    Metadata,

    /// <summary>Room for what the device unpacks of a container image at its first boot.</summary>
    Unpacked,

    /// <summary>Room that is left for logs, settings and uploads.</summary>
    Free,
}
