using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>The file types of nodes.</summary>
internal static class FileTypes
{
    public static Ext4FileType Of(Node node) => node switch
    {
        DirectoryNode => Ext4FileType.Directory,
        FileNode => Ext4FileType.RegularFile,
        SymlinkNode => Ext4FileType.SymbolicLink,
        SpecialNode { Kind: SpecialKind.CharacterDevice } => Ext4FileType.CharacterDevice,
        SpecialNode { Kind: SpecialKind.BlockDevice } => Ext4FileType.BlockDevice,
        SpecialNode { Kind: SpecialKind.Fifo } => Ext4FileType.Fifo,
        SpecialNode { Kind: SpecialKind.Socket } => Ext4FileType.Socket,
        _ => throw new ArgumentException($"ext4 has no nodes of type {node.GetType().Name}.", nameof(node)),
    };
}
