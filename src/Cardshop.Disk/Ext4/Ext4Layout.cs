using Cardshop.Disk.Ext4.Building;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Ext4.Reading;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4;

/// <summary>
/// A new ext4 file system that holds a tree, computed from names, attributes and lengths before any content is read. The same tree,
/// profile and length give the same bytes, always. Contents lie in one piece each as far as the fixed metadata lets them.
/// The tree must not be changed while the layout is in use.
/// </summary>
public sealed class Ext4Layout
{
    private readonly VolumePlan _plan;
    private readonly FixedExtents _fixed;
    private readonly PlacedExtents _placed;

    internal Ext4Layout(VolumePlan plan, long length)
    {
        _plan = plan;
        _placed = new PlacedExtents(plan);
        Length = length;
        var inodes = new InodeWriter(plan);
        var superblocks = new SuperblockWriter(plan, inodes);
        _fixed = new FixedExtents(plan, new DescriptorWriter(plan).Write(), superblocks, inodes);
        Superblock = Read(superblocks, length) with { JournalLength = plan.JournalBlocks * VolumeConstants.BlockSize };
    }

    /// <summary>Length of the volume in bytes. The file system may be a little shorter, see <see cref="FileSystemLength"/>.</summary>
    public long Length { get; }

    /// <summary>
    /// Length of the file system in bytes. Up to one block group at the end of the volume is left over where it would be too short for
    /// its own metadata, as with <c>mke2fs</c>.
    /// </summary>
    public long FileSystemLength => _plan.Groups.BlockCount * VolumeConstants.BlockSize;

    /// <summary>What the superblock says.</summary>
    public Ext4Superblock Superblock { get; }

    /// <summary>Bytes that are free.</summary>
    public long FreeBytes => Superblock.FreeBlocks * VolumeConstants.BlockSize;

    /// <summary>Inodes that are free.</summary>
    public uint FreeInodes => Superblock.FreeInodes;

    /// <summary>Bytes of the blocks that hold contents of files.</summary>
    public long ContentBytes => _plan.Placement.FileBlocks * VolumeConstants.BlockSize;

    /// <summary>Bytes in use that do not hold contents of files: tables, folders, extent trees, the journal.</summary>
    public long MetadataBytes => FileSystemLength - FreeBytes - ContentBytes;

    /// <summary>Computes the file system that holds a tree in a volume of a length in bytes: <see cref="Ext4Draft.Layout"/> of a draft of it.</summary>
    /// <inheritdoc cref="Ext4Draft(DirectoryNode, Ext4Profile)"/>
    /// <inheritdoc cref="Ext4Draft.Layout"/>
    public static Ext4Layout Compute(DirectoryNode root, Ext4Profile profile, long length) => new Ext4Draft(root, profile).Layout(length);

    /// <summary>
    /// What must be written, in the order of the volume, disjoint. What lies in none of it need not be written, whatever is there: free
    /// blocks, and tables of groups that are marked as never used. The zeros of the journal must be.
    /// </summary>
    /// <remarks>Metadata is made while it is read, so the sequence costs little memory, and may be gone through more than once.</remarks>
    public IEnumerable<VolumeExtent> Extents() => ExtentOrder.Join(ExtentOrder.Merge(_fixed.All(), _placed.All()));

    /// <summary>Where the content of a file of the tree lies, in the order of the file. What lies in no extent is a hole.</summary>
    public IReadOnlyList<FileExtent> ExtentsOf(FileNode file) => _placed.OfFile(file);

    private static Ext4Superblock Read(SuperblockWriter superblocks, long length)
    {
        var bytes = new byte[SuperblockLayout.Size];
        superblocks.Write(0, bytes);
        var rest = length - SuperblockLayout.Offset - SuperblockLayout.Size;
        var volume = ConcatSource.Of(new ZeroSource(SuperblockLayout.Offset), new MemorySource(bytes), new ZeroSource(rest));
        return SuperblockReader.Read(volume).Superblock;
    }
}
