using Cardshop.Disk.Trees;

namespace Cardshop.Imaging.Bases;

/// <summary>Finds and sets what lies at a path of a tree.</summary>
internal static class TreePath
{
    private const ushort FolderMode = 0x1ED; // rwxr-xr-x

    /// <summary>What lies at a path; null when nothing does. Links are not followed.</summary>
    public static Node? Find(DirectoryNode root, string path)
    {
        Node? node = root;
        foreach (var name in Names(path))
        {
            node = (node as DirectoryNode)?.Find(name);
        }

        return node;
    }

    /// <summary>Puts a node at a path, in place of what is there; folders on the way are made with its times.</summary>
    /// <exception cref="IOException">Something on the way is not a folder.</exception>
    public static void Set(DirectoryNode root, string path, Node node)
    {
        var names = Names(path).ToArray();
        var folder = root;
        foreach (var name in names.SkipLast(1))
        {
            var next = folder.Find(name) ?? new DirectoryNode { Attributes = node.Attributes with { Mode = FolderMode, Uid = 0, Gid = 0, Extended = [] } };
            folder.Set(name, next);
            folder = next as DirectoryNode ?? throw new IOException($"{path} cannot be placed: {name} is not a folder.");
        }

        folder.Set(names[^1], node);
    }

    private static IEnumerable<FileName> Names(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(name => new FileName(name));
}
