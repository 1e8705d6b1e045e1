using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>
/// Reads all there is into a tree. Folders that are reached twice are refused: a file system is a tree of folders, whatever the bytes
/// on the volume say, and reading it must end.
/// </summary>
internal sealed class TreeReader(Ext4FileSystem volume)
{
    private static readonly FileName LostAndFound = new("lost+found");

    private readonly Dictionary<uint, Node> _linked = [];
    private readonly HashSet<uint> _folders = [];
    private readonly Stack<(DirectoryNode Node, Ext4Inode Inode)> _pending = [];
    private long _folderBytes;

    public DirectoryNode Read()
    {
        var root = Folder(volume.Root);
        while (_pending.TryPop(out var folder))
        {
            foreach (var entry in volume.Entries(folder.Inode))
            {
                var inode = volume.Inode(entry.Inode);
                if (folder.Node == root && entry.Name.Equals(LostAndFound) && inode.Type == Ext4FileType.Directory)
                {
                    continue;
                }

                Damage.Require(
                    folder.Node.Find(entry.Name) is null,
                    $"The folder with inode {folder.Inode.Number}",
                    $"has the name \"{entry.Name}\" twice");
                folder.Node.Set(entry.Name, NodeOf(inode));
            }
        }

        return root;
    }

    private Node NodeOf(Ext4Inode inode)
    {
        if (inode.Type == Ext4FileType.Directory)
        {
            return Folder(inode);
        }

        if (_linked.TryGetValue(inode.Number, out var known))
        {
            return known;
        }

        var node = Leaf(inode);
        if (inode.Links > 1)
        {
            _linked.Add(inode.Number, node);
        }

        return node;
    }

    private DirectoryNode Folder(Ext4Inode inode)
    {
        var what = $"The folder with inode {inode.Number}";
        Damage.Require(_folders.Add(inode.Number), what, "has two names");
        _folderBytes += inode.Size;
        Damage.Require(_folderBytes <= volume.Superblock.BlockCount * volume.Superblock.BlockSize, what, "makes folders larger than the volume");
        var node = new DirectoryNode { Attributes = volume.Attributes(inode) };
        _pending.Push((node, inode));
        return node;
    }

    private Node Leaf(Ext4Inode inode)
    {
        var attributes = volume.Attributes(inode);
        var (major, minor) = inode.Device;
        return inode.Type switch
        {
            Ext4FileType.RegularFile => new FileNode { Attributes = attributes, Content = volume.Content(inode) },
            Ext4FileType.SymbolicLink => new SymlinkNode { Attributes = attributes, Target = volume.LinkTarget(inode) },
            Ext4FileType.CharacterDevice =>
                new SpecialNode { Attributes = attributes, Kind = SpecialKind.CharacterDevice, Major = major, Minor = minor },
            Ext4FileType.BlockDevice => new SpecialNode { Attributes = attributes, Kind = SpecialKind.BlockDevice, Major = major, Minor = minor },
            Ext4FileType.Fifo => new SpecialNode { Attributes = attributes, Kind = SpecialKind.Fifo },
            Ext4FileType.Socket => new SpecialNode { Attributes = attributes, Kind = SpecialKind.Socket },
            _ => throw Damage.In($"Inode {inode.Number}", "is neither a file nor a folder nor anything else that is known"),
        };
    }
}
