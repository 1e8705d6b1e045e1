namespace Cardshop.Imaging.Bases.Checks;

/// <summary>The parts of a base that a rule may rest on.</summary>
[Flags]
internal enum DiskParts
{
    None = 0,

    /// <summary>The partition table.</summary>
    Table = 1,

    /// <summary>The file system of partition 1.</summary>
    Boot = 2,

    /// <summary>The file system of partition 2.</summary>
    Root = 4,

    /// <summary>The file system of partition 3.</summary>
    Data = 8,
}
