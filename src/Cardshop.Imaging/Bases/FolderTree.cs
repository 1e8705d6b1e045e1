using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Bases;

/// <summary>Turns a folder of this machine into a tree that belongs to root; contents stay where they are.</summary>
public static class FolderTree
{
    private const ushort FileMode = 0x1A4; // rw-r--r--
    private const ushort FolderMode = 0x1ED; // rwxr-xr-x

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static DirectoryNode Read(IStorage storage, string folder)
    {
        var entry = storage.Find(folder);
        return entry is { IsDirectory: true } ? Read(storage, entry) : throw new DirectoryNotFoundException($"{folder}: there is no such folder.");
    }

    private static DirectoryNode Read(IStorage storage, StorageEntry folder)
    {
        var tree = new DirectoryNode { Attributes = NodeAttributes.Of(FolderMode, Timestamp.From(folder.Modified)) };
        foreach (var entry in storage.List(folder.Path))
        {
            tree.Set(new FileName(entry.Name), entry.IsDirectory
                ? Read(storage, entry)
                : new FileNode { Attributes = NodeAttributes.Of(FileMode, Timestamp.From(entry.Modified)), Content = FileSource.Open(storage, entry.Path) });
        }

        return tree;
    }
}
