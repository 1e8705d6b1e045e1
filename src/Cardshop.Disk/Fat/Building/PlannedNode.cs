using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Directories;
using Cardshop.Disk.Fat.Names;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat.Building;

/// <summary>A file or directory of a new volume: its name, and, once it is placed, its clusters.</summary>
/// <param name="parent">The directory that it is in; null for the root directory.</param>
/// <param name="name">What it is called there; null for the root directory.</param>
/// <param name="path">Where it is, for messages.</param>
/// <param name="node">What it is.</param>
internal sealed class PlannedNode(PlannedNode? parent, EntryName? name, string path, Node node)
{
    private readonly List<PlannedNode> _children = [];

    public EntryName? Name => name;

    public string Path => path;

    public Node Node => node;

    public bool IsDirectory => node is DirectoryNode;

    /// <summary>What a directory holds, in the order of the names' bytes.</summary>
    public IReadOnlyList<PlannedNode> Children => _children;

    public bool IsRoot => parent is null;

    /// <summary>The entry of the root directory for the label of the volume; empty when it has none.</summary>
    public ReadOnlyMemory<byte> Label { private get; init; }

    /// <summary>Size of a file, or of the entries of a directory, in bytes.</summary>
    public long Length => node is FileNode file ? file.Content.Length : Start().Length + _children.Sum(child => (long)child.Name!.Size);

    /// <summary>Where it was placed; no clusters for an empty file and for a root directory that lies outside the clusters.</summary>
    public ClusterRun Clusters { get; set; }

    public void Add(PlannedNode child) => _children.Add(child);

    /// <summary>The bytes of a file, or the entries of a directory.</summary>
    public ByteSource Content() => node is FileNode file ? file.Content : new MemorySource(DirectoryBytes());

    private byte[] DirectoryBytes()
    {
        var bytes = new byte[Length];
        Start().Span.CopyTo(bytes);
        var slots = bytes.AsSpan(Start().Length);
        foreach (var child in _children)
        {
            child.Name!.Write(slots, child.Entry());
            slots = slots[child.Name.Size..];
        }

        return bytes;
    }

    private ReadOnlyMemory<byte> Start() => parent is null ? Label : DirectoryStart.Of(Entry(), parent.IsRoot ? 0 : parent.Clusters.First);

    private ShortEntry Entry() => new()
    {
        Name = default,
        Attributes = Attributes(),
        Created = DosTime.From(node.Attributes.Created),
        AccessedDate = DosTime.From(node.Attributes.Accessed).Date,
        Modified = DosTime.From(node.Attributes.Modified),
        FirstCluster = Clusters.First,
        Length = node is FileNode file ? (uint)file.Content.Length : 0,
    };

    private FatAttributes Attributes()
    {
        const ushort AnyWrite = 0x92; // 0222
        var kind = IsDirectory ? FatAttributes.Directory : FatAttributes.Archive;
        return (node.Attributes.Mode & AnyWrite) == 0 ? kind | FatAttributes.ReadOnly : kind;
    }
}
