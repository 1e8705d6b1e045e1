using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Inspection;

/// <summary>A file system in a partition, to look around in.</summary>
public interface IVolume
{
    /// <summary>Name of the file system: <c>ext4</c>, <c>fat32</c>.</summary>
    string Kind { get; }

    /// <summary>The label; empty for none.</summary>
    string Label { get; }

    /// <summary>The identifier, as <c>blkid</c> prints it.</summary>
    string Uuid { get; }

    /// <summary>Size in bytes.</summary>
    long Length { get; }

    /// <summary>Bytes that are free.</summary>
    long FreeBytes { get; }

    /// <summary>How many inodes there are, and how many are free; null where there is no such limit.</summary>
    (long Total, long Free)? Inodes { get; }

    /// <summary>What lies at a path, symbolic links followed; null when nothing does.</summary>
    /// <param name="path">Names separated by <c>/</c>.</param>
    VolumeEntry? Find(string path);

    /// <summary>What a folder holds, by order of the names.</summary>
    /// <param name="folder">An entry of this volume that is a folder.</param>
    IReadOnlyList<VolumeEntry> List(VolumeEntry folder);

    /// <summary>The bytes of a file.</summary>
    /// <param name="file">An entry of this volume that is a file.</param>
    ByteSource Content(VolumeEntry file);
}
