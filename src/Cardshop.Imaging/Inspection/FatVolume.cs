using Cardshop.Disk.Fat;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Inspection;

/// <summary>A FAT volume to look around in. As when Linux mounts it, all belongs to root.</summary>
internal sealed class FatVolume(FatFileSystem fileSystem) : IVolume
{
    private const ushort WritableMode = 0x1ED; // rwxr-xr-x
    private const ushort ReadOnlyMode = 0x16D; // r-xr-xr-x

    public string Kind => fileSystem.Kind.ToString().ToLowerInvariant();

    public string Label => fileSystem.Label;

    public string Uuid => $"{fileSystem.VolumeId >> 16:X4}-{fileSystem.VolumeId & 0xFFFF:X4}";

    public long Length => fileSystem.Length;

    public long FreeBytes => fileSystem.FreeBytes;

    public (long Total, long Free)? Inodes => null;

    public VolumeEntry? Find(string path) => fileSystem.Find(path) is { } entry ? Entry(entry) : null;

    public IReadOnlyList<VolumeEntry> List(VolumeEntry folder) =>
        [.. fileSystem.Entries((FatEntry)folder.Handle).Select(Entry).OrderBy(entry => entry.Name, StringComparer.Ordinal)];

    public ByteSource Content(VolumeEntry file) => fileSystem.Content((FatEntry)file.Handle);

    private static VolumeEntry Entry(FatEntry entry) => new(entry)
    {
        Name = entry.Name,
        Kind = entry.IsDirectory ? VolumeEntryKind.Folder : VolumeEntryKind.File,
        Length = entry.Length,
        Mode = entry.Attributes.HasFlag(FatAttributes.ReadOnly) ? ReadOnlyMode : WritableMode,
        Modified = entry.Modified,
    };
}
