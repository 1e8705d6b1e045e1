using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// Writes inodes. See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#index-nodes">Index Nodes</see>.
/// </summary>
internal sealed class InodeWriter(VolumePlan plan)
{
    private const ushort OwnFileMode = 0x180;
    private const int DoubleIndirect = 13;

    // Twelve direct blocks, one block of numbers, one of such blocks: what the resize inode could map.
    private const long NumbersPerBlock = VolumeConstants.BlockSize / sizeof(uint);
    private const long ResizeInodeSize = (12 + NumbersPerBlock + (NumbersPerBlock * NumbersPerBlock)) * VolumeConstants.BlockSize;

    private readonly NodeAttributes _own = NodeAttributes.Of(OwnFileMode, plan.Profile.Created);

    /// <summary>Writes an inode into zeros, or leaves them where nobody has it.</summary>
    public void Write(uint number, Span<byte> bytes)
    {
        var inode = new InodeLayout(bytes);
        if (number == VolumeConstants.ResizeInode)
        {
            WriteResizeInode(inode);
        }
        else if (number == VolumeConstants.JournalInode && plan.JournalBlocks > 0)
        {
            WriteAttributes(inode, Ext4FileType.RegularFile, _own, links: 1);
            WriteExtents(inode, number, plan.JournalBlocks * VolumeConstants.BlockSize);
        }
        else if (plan.Inodes.Node(number) is { } node)
        {
            WriteNode(inode, number, node);
        }
        else
        {
            return;
        }

        if (plan.Checksums.CoversMetadata)
        {
            inode.Checksum = plan.Checksums.Inode(number, inode);
        }
    }

    private static void WriteAttributes(InodeLayout inode, Ext4FileType type, NodeAttributes attributes, int links)
    {
        inode.ExtraSize = InodeLayout.FullExtraSize;
        inode.Mode = InodeModes.Of(type, attributes.Mode);
        inode.Uid = attributes.Uid;
        inode.Gid = attributes.Gid;
        inode.Modified = attributes.Modified;
        inode.Accessed = attributes.Accessed;
        inode.Changed = attributes.Changed;
        inode.Created = attributes.Created;

        // Only folders come so far: 1 says that their links are more than can be counted (dir_nlink).
        inode.Links = links > NodeRules.MostLinks ? (ushort)1 : (ushort)links;
    }

    private void WriteNode(InodeLayout inode, uint number, Node node)
    {
        WriteAttributes(inode, FileTypes.Of(node), node.Attributes, plan.Inodes.Links(number));
        switch (node)
        {
            case DirectoryNode:
                var directory = plan.Directories[number];
                WriteExtents(inode, number, (long)directory.Count * VolumeConstants.BlockSize);
                inode.Flags |= directory.IsHashed ? InodeFlags.HashTree : InodeFlags.None;
                break;
            case FileNode file:
                WriteExtents(inode, number, file.Content.Length);
                break;
            case SymlinkNode { Target.Length: >= InodeLayout.MapSize } link:
                WriteExtents(inode, number, link.Target.Length);
                break;
            case SymlinkNode link:
                inode.FileSize = link.Target.Length;
                link.Target.Span.CopyTo(inode.Map);
                break;
            case SpecialNode { Kind: SpecialKind.CharacterDevice or SpecialKind.BlockDevice } device:
                DeviceNumber.Write(inode.Map, device.Major, device.Minor);
                break;
        }

        WriteExtended(inode, number, node);
    }

    private void WriteExtents(InodeLayout inode, uint number, long size)
    {
        var content = plan.Placement.Content(number);
        inode.FileSize = size;
        inode.Flags = InodeFlags.Extents;
        inode.Sectors = content.BlockCount * VolumeConstants.SectorsPerBlock;
        new ExtentTree(content.Runs, content.Nodes).WriteRoot(inode.Map);
    }

    private void WriteExtended(InodeLayout inode, uint number, Node node)
    {
        var encoded = NodeRules.Encode(node, out _);
        encoded.InInode.CopyTo(inode.Bytes[(InodeLayout.BaseSize + InodeLayout.FullExtraSize)..]);
        if (encoded.InBlock.Length > 0)
        {
            inode.AttributeBlock = plan.Placement.AttributeBlock(number);
            inode.Sectors += VolumeConstants.SectorsPerBlock;
        }
    }

    private void WriteResizeInode(InodeLayout inode)
    {
        WriteAttributes(inode, Ext4FileType.RegularFile, _own, links: 1);
        inode.FileSize = ResizeInodeSize;
        inode.Map.Set32(DoubleIndirect * sizeof(uint), (uint)plan.Placement.Start(VolumeConstants.ResizeInode));
        inode.Sectors = ResizeMap.BlockCount(plan.Groups) * VolumeConstants.SectorsPerBlock;
    }
}
