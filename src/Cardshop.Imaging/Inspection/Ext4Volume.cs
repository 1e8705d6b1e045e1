using System.Text;
using Cardshop.Disk.Ext4;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Inspection;

/// <summary>An ext4 volume to look around in.</summary>
internal sealed class Ext4Volume(Ext4FileSystem fileSystem) : IVolume
{
    private readonly Ext4Superblock _superblock = fileSystem.Superblock;

    public string Kind => "ext4";

    public string Label => _superblock.Label;

    public string Uuid => _superblock.Uuid.ToString();

    public long Length => _superblock.BlockCount * _superblock.BlockSize;

    public long FreeBytes => _superblock.FreeBlocks * _superblock.BlockSize;

    public (long Total, long Free)? Inodes => (_superblock.InodeCount, _superblock.FreeInodes);

    public VolumeEntry? Find(string path) =>
        fileSystem.Follow(path) is { } inode ? Entry(path.TrimEnd('/').Split('/')[^1], inode) : null;

    public IReadOnlyList<VolumeEntry> List(VolumeEntry folder) =>
        [.. fileSystem.Entries((Ext4Inode)folder.Handle)
            .OrderBy(entry => entry.Name)
            .Select(entry => Entry(entry.Name.ToString(), fileSystem.Inode(entry.Inode)))];

    public ByteSource Content(VolumeEntry file) => fileSystem.Content((Ext4Inode)file.Handle);

    private VolumeEntry Entry(string name, Ext4Inode inode)
    {
        var kind = inode.Type switch
        {
            Ext4FileType.RegularFile => VolumeEntryKind.File,
            Ext4FileType.Directory => VolumeEntryKind.Folder,
            Ext4FileType.SymbolicLink => VolumeEntryKind.Link,
            _ => VolumeEntryKind.Special,
        };
        return new VolumeEntry(inode)
        {
            Name = name,
            Kind = kind,
            Length = kind == VolumeEntryKind.File ? inode.Size : 0,
            Mode = inode.Mode,
            Uid = inode.Uid,
            Gid = inode.Gid,
            Modified = inode.Modified,
            LinkTarget = kind == VolumeEntryKind.Link ? Encoding.UTF8.GetString(fileSystem.LinkTarget(inode).Span) : null,
        };
    }
}
