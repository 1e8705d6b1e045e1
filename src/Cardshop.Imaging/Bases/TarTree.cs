using System.Text;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Tar;

namespace Cardshop.Imaging.Bases;

/// <summary>Turns a tar archive of a root file system into a tree: owners, modes, times, links, devices and attributes as packed.</summary>
public static class TarTree
{
    private const ushort DefaultFolderMode = 0x1ED; // rwxr-xr-x

    /// <exception cref="TarFormatException">The archive is damaged, a link points to nothing, or an entry is of a kind that is not supported.</exception>
    public static DirectoryNode Read(ByteSource archive, Timestamp fallbackTime)
    {
        var root = new DirectoryNode { Attributes = NodeAttributes.Of(DefaultFolderMode, fallbackTime) };
        foreach (var entry in TarReader.Read(archive))
        {
            var path = Split(entry.NameBytes.Span);
            if (path.Count == 0)
            {
                root = Adopt(root, AttributesOf(entry));
                continue;
            }

            var parent = Folder(root, path[..^1], fallbackTime, entry.Name);
            parent.Set(path[^1], NodeOf(entry, archive, root, parent.Find(path[^1])));
        }

        return root;
    }

    private static Node NodeOf(TarEntry entry, ByteSource archive, DirectoryNode root, Node? present) => entry.Kind switch
    {
        TarEntryKind.File => new FileNode { Attributes = AttributesOf(entry), Content = entry.ContentIn(archive) },
        TarEntryKind.Directory when present is DirectoryNode folder => Adopt(folder, AttributesOf(entry)),
        TarEntryKind.Directory => new DirectoryNode { Attributes = AttributesOf(entry) },
        TarEntryKind.SymbolicLink => new SymlinkNode { Attributes = AttributesOf(entry), Target = entry.LinkBytes },
        TarEntryKind.HardLink => Find(root, Split(entry.LinkBytes.Span))
            ?? throw new TarFormatException($"{entry.Name} is a link to {entry.LinkName}, which does not stand before it in the archive."),
        TarEntryKind.CharacterDevice => Special(entry, SpecialKind.CharacterDevice),
        TarEntryKind.BlockDevice => Special(entry, SpecialKind.BlockDevice),
        TarEntryKind.Fifo => Special(entry, SpecialKind.Fifo),
        TarEntryKind.SparseFile => throw new TarFormatException($"{entry.Name} is a sparse file in GNU's form; pack the archive without --sparse."),
        _ => throw new TarFormatException($"{entry.Name} is an entry of type '{(char)entry.TypeFlag}', which is not supported."),
    };

    private static SpecialNode Special(TarEntry entry, SpecialKind kind) =>
        new() { Attributes = AttributesOf(entry), Kind = kind, Major = entry.Major, Minor = entry.Minor };

    private static NodeAttributes AttributesOf(TarEntry entry) =>
        NodeAttributes.Of(entry.Mode, new Timestamp(entry.Modified.Seconds, entry.Modified.Nanoseconds)) with
        {
            Uid = entry.Uid,
            Gid = entry.Gid,
            Extended = [.. entry.ExtendedAttributes
                .Select(attribute => new ExtendedAttribute(attribute.Key, attribute.Value))
                .OrderBy(attribute => attribute.Name, StringComparer.Ordinal)],
        };

    /// <summary>The same folder with other attributes: an archive may list a folder after what is in it.</summary>
    private static DirectoryNode Adopt(DirectoryNode folder, NodeAttributes attributes)
    {
        var adopted = new DirectoryNode { Attributes = attributes };
        foreach (var (name, node) in folder.Entries)
        {
            adopted.Set(name, node);
        }

        return adopted;
    }

    private static DirectoryNode Folder(DirectoryNode root, IEnumerable<FileName> path, Timestamp time, string entry)
    {
        var folder = root;
        foreach (var name in path)
        {
            var next = folder.Find(name);
            if (next is not null and not DirectoryNode)
            {
                throw new TarFormatException($"{entry} lies below {name}, which is not a folder.");
            }

            if (next is null)
            {
                next = new DirectoryNode { Attributes = NodeAttributes.Of(DefaultFolderMode, time) };
                folder.Set(name, next);
            }

            folder = (DirectoryNode)next;
        }

        return folder;
    }

    private static Node? Find(DirectoryNode root, IReadOnlyList<FileName> path)
    {
        Node? node = root;
        foreach (var name in path)
        {
            node = (node as DirectoryNode)?.Find(name);
        }

        return node;
    }

    private static List<FileName> Split(ReadOnlySpan<byte> path)
    {
        var names = new List<FileName>();
        foreach (var part in path.Split((byte)'/'))
        {
            var name = path[part];
            if (!name.IsEmpty && !name.SequenceEqual("."u8))
            {
                names.Add(name.SequenceEqual(".."u8) ? throw new TarFormatException($"{Encoding.UTF8.GetString(path)} leaves the archive.") : new FileName(name));
            }
        }

        return names;
    }
}
