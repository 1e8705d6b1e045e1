using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4;

/// <summary>
/// What the file system keeps of a file, a folder or another thing beside its names.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#index-nodes">Index Nodes</see>.
/// </summary>
public sealed class Ext4Inode
{
    /// <summary>The inode of the topmost folder.</summary>
    public const uint Root = 2;

    private readonly byte[] _bytes;

    internal Ext4Inode(uint number, byte[] bytes)
    {
        Number = number;
        _bytes = bytes;
    }

    /// <summary>1 or more.</summary>
    public uint Number { get; }

    /// <summary>What it is.</summary>
    public Ext4FileType Type => InodeModes.TypeOf(Layout.Mode);

    /// <summary>Permissions, set-id and sticky bits: the lower 12 bits of <c>st_mode</c>.</summary>
    public ushort Mode => InodeModes.PermissionsOf(Layout.Mode);

    /// <summary>Owning user.</summary>
    public uint Uid => Layout.Uid;

    /// <summary>Owning group.</summary>
    public uint Gid => Layout.Gid;

    /// <summary>Size of the content in bytes.</summary>
    public long Size => Layout.FileSize;

    /// <summary>How many names there are; a folder counts itself and each folder in it, and 1 stands for too many to count.</summary>
    public int Links => Layout.Links;

    /// <summary>When the content last changed.</summary>
    public Timestamp Modified => Layout.Modified;

    /// <summary>When the content was last read.</summary>
    public Timestamp Accessed => Layout.Accessed;

    /// <summary>When content or attributes last changed.</summary>
    public Timestamp Changed => Layout.Changed;

    /// <summary>When it was made; an inode too short to say answers with <see cref="Changed"/>.</summary>
    public Timestamp Created => Layout.Created ?? Layout.Changed;

    /// <summary>Major and minor number of a device.</summary>
    public (uint Major, uint Minor) Device => DeviceNumber.Read(Layout.Map);

    internal InodeLayout Layout => new(_bytes);

    /// <inheritdoc/>
    public override string ToString() => $"Inode {Number}";
}
