using Cardshop.Disk.Ext4.Reading;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4;

/// <summary>
/// A volume with an ext4, ext3 or ext2 file system, read without mounting it. Every checksum of what is read is verified. Bytes that
/// cannot be are refused with a <see cref="DiskFormatException"/>, by all members, and by what they return when it is read; whatever
/// the bytes are, reading ends. The format is described at <see href="https://docs.kernel.org/filesystems/ext4/index.html"/>.
/// </summary>
public sealed class Ext4FileSystem
{
    private readonly BlockVolume _volume;
    private readonly Group[] _groups;
    private readonly InodeReader _inodes;

    private Ext4FileSystem(BlockVolume volume, Group[] groups, InodeReader inodes, long journalLength)
    {
        _volume = volume;
        _groups = groups;
        _inodes = inodes;
        Superblock = volume.Superblock with { JournalLength = journalLength };
        Root = inodes.Read(Ext4Inode.Root);
        Damage.Require(Root.Type == Ext4FileType.Directory, "The topmost folder", "is none");
    }

    /// <summary>What the superblock says.</summary>
    public Ext4Superblock Superblock { get; }

    /// <summary>The topmost folder.</summary>
    public Ext4Inode Root { get; }

    /// <summary>Opens a volume: reads the superblock, the group descriptors and the first block of the journal.</summary>
    /// <exception cref="DiskFormatException">
    /// There is no such file system, it is damaged, it was not unmounted cleanly, or it uses a feature that is not supported.
    /// </exception>
    public static Ext4FileSystem Open(ByteSource volume)
    {
        var blocks = new BlockVolume(volume, SuperblockReader.Read(volume));
        var groups = GroupReader.Read(blocks);
        var inodes = new InodeReader(blocks, groups);
        return new Ext4FileSystem(blocks, groups, inodes, JournalReader.LengthWhenEmpty(blocks, inodes));
    }

    /// <summary>
    /// All files and folders but <c>lost+found</c>, which every volume has for itself. A file with two names is one node under two names;
    /// contents are slices of the volume.
    /// </summary>
    public DirectoryNode ReadTree() => new TreeReader(this).Read();

    /// <summary>
    /// What lies at a path: names separated by <c>/</c>, from the topmost folder on. Null when nothing does. Symbolic links are not
    /// followed: for that there is <see cref="Follow"/>.
    /// </summary>
    public Ext4Inode? Find(string path) => new PathResolver(this).Resolve(path, followLinks: false);

    /// <summary>What a path leads to when symbolic links on the way, and at its end, are followed. Null when it leads nowhere.</summary>
    /// <exception cref="DiskFormatException">The links lead in circles: more than 40 had to be followed.</exception>
    public Ext4Inode? Follow(string path) => new PathResolver(this).Resolve(path, followLinks: true);

    /// <summary>The inode of a number.</summary>
    public Ext4Inode Inode(uint number) => _inodes.Read(number);

    /// <summary>The names in a folder, in the order of the volume, without <c>.</c> and <c>..</c>.</summary>
    public IEnumerable<Ext4DirectoryEntry> Entries(Ext4Inode directory)
    {
        Damage.Require(directory.Type == Ext4FileType.Directory, $"Inode {directory.Number}", "is not a folder");
        return new DirectoryReader(_volume, directory).Read();
    }

    /// <summary>The content of a regular file. Holes, and room that was never written, are known to be zeros.</summary>
    public ByteSource Content(Ext4Inode file)
    {
        Damage.Require(file.Type == Ext4FileType.RegularFile, $"Inode {file.Number}", "is not a regular file");
        return file.Size == 0 ? ZeroSource.Empty : new MappedContent(_volume, file);
    }

    /// <summary>Where a symbolic link points: 1 to 4095 bytes.</summary>
    public ReadOnlyMemory<byte> LinkTarget(Ext4Inode link)
    {
        Damage.Require(link.Type == Ext4FileType.SymbolicLink, $"Inode {link.Number}", "is not a symbolic link");
        return LinkTargetReader.Read(_volume, link);
    }

    /// <summary>Owner, mode, times and extended attributes.</summary>
    public NodeAttributes Attributes(Ext4Inode inode) => new()
    {
        Mode = inode.Mode,
        Uid = inode.Uid,
        Gid = inode.Gid,
        Modified = inode.Modified,
        Accessed = inode.Accessed,
        Changed = inode.Changed,
        Created = inode.Created,
        Extended = new AttributeReader(_volume, inode).Read(),
    };

    /// <summary>
    /// The parts of the volume that may not be lost: what the block bitmaps say is in use, all metadata, and the boot block. In order,
    /// rounded to blocks, joined where they touch. In doubt a block counts as used.
    /// </summary>
    public IEnumerable<ByteRange> AllocatedRanges() => new AllocationReader(_volume, _groups).Read();
}
