using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>An inode of a volume that is being made.</summary>
internal struct PlannedInode
{
    /// <summary>What it is of; null for those that the file system keeps for itself.</summary>
    public Node? Node;

    /// <summary>The inode of the folder that the node was first found in.</summary>
    public uint Parent;

    /// <summary>How many names lead to it; for a folder, 2 and one for each folder in it.</summary>
    public int Links;
}
