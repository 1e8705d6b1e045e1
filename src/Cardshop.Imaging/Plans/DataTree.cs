using Cardshop.Disk.Trees;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Plans;

/// <summary>
/// What the data partition will hold: the base's own files, and what a recipe adds to them. Later additions win over earlier ones, with a
/// notice; what cannot be (a file where a folder must be) is a problem. Everything that is added belongs to root.
/// </summary>
public sealed class DataTree
{
    private const ushort FileMode = 0x1A4; // rw-r--r--
    private const ushort FolderMode = 0x1ED; // rwxr-xr-x
    private const ushort LinkMode = 0x1FF; // rwxrwxrwx
    private const string MountPoint = "/data";

    private readonly Timestamp _time;
    private readonly Dictionary<Node, Sha256Digest> _digests = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Node, string> _origins = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _notices = [];
    private readonly List<string> _problems = [];
    private NodeAttributes? _latest;
    private (string Path, DirectoryNode Folder)? _recent;

    /// <param name="start">The tree of the base's data partition; additions are made to it.</param>
    /// <param name="time">The time of what has none of its own.</param>
    public DataTree(DirectoryNode start, Timestamp time)
    {
        Root = start;
        _time = time;
    }

    /// <summary>The topmost folder: <c>/data</c> on the device.</summary>
    public DirectoryNode Root { get; }

    /// <summary>What replaced what.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>What could not be added, and why.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Adds a file.</summary>
    /// <param name="path">Below <c>/data</c>, as the device sees it.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="digest">SHA-256 of the content.</param>
    /// <param name="origin">Where it comes from, for messages.</param>
    /// <param name="time">When it changed; null when nobody knows.</param>
    /// <param name="mode">Permissions.</param>
    public void AddFile(string path, ByteSource content, Sha256Digest digest, string origin, Timestamp? time = null, ushort mode = FileMode)
    {
        var file = new FileNode { Attributes = Attributes(mode, time), Content = content };
        _digests[file] = digest;
        Place(path, file, origin);
    }

    /// <summary>Adds a symbolic link.</summary>
    public void AddLink(string path, ReadOnlyMemory<byte> target, string origin, Timestamp? time = null) =>
        Place(path, new SymlinkNode { Attributes = Attributes(LinkMode, time), Target = target }, origin);

    /// <summary>Adds another name of a file that was added before.</summary>
    public void AddName(string path, string existing, string origin)
    {
        if (Names(existing, origin) is not { } names)
        {
            return;
        }

        if (Find(names) is FileNode file)
        {
            Place(path, file, origin);
        }
        else
        {
            _problems.Add($"{path} (from {origin}) is another name of {existing}, which is not a file.");
        }
    }

    /// <summary>Adds a folder; one that is there stays as it is.</summary>
    public void AddFolder(string path, string origin, Timestamp? time = null, ushort mode = FolderMode)
    {
        if (Names(path, origin) is { } names)
        {
            Folder(names, path, origin, Attributes(mode, time));
        }
    }

    /// <summary>All files with their paths as the device sees them, in the order of the tree.</summary>
    internal IEnumerable<(string Path, FileNode File)> Files() => Files(Root, MountPoint);

    /// <summary>SHA-256 of a file: as known when it was added, or computed for a file of the base.</summary>
    internal Sha256Digest DigestOf(FileNode file) =>
        _digests.TryGetValue(file, out var known) ? known : ContentDigest.Of(file.Content);

    private static IEnumerable<(string Path, FileNode File)> Files(DirectoryNode folder, string path)
    {
        foreach (var (name, node) in folder.Entries)
        {
            var below = $"{path}/{name}";
            if (node is FileNode file)
            {
                yield return (below, file);
            }

            foreach (var found in node is DirectoryNode inner ? Files(inner, below) : [])
            {
                yield return found;
            }
        }
    }

    /// <summary>The names of a path below <c>/data</c>; null, with a problem, when it is none.</summary>
    private FileName[]? Names(string path, string origin)
    {
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!$"{path}/".StartsWith(MountPoint + "/", StringComparison.Ordinal) || names.Any(name => name is "." or ".." || name.Contains('\0', StringComparison.Ordinal)))
        {
            _problems.Add($"{path} (from {origin}) is not a path below {MountPoint}; such a path has neither . nor .. in it.");
            return null;
        }

        return [.. names.Skip(1).Select(name => new FileName(name))];
    }

    /// <summary>Most files of a recipe have the attributes of the one before, and share them: of a million that is much memory.</summary>
    private NodeAttributes Attributes(ushort mode, Timestamp? time)
    {
        var wanted = time ?? _time;
        return _latest is { } latest && latest.Mode == mode && latest.Changed == wanted ? latest : _latest = NodeAttributes.Of(mode, wanted);
    }

    private Node? Find(ReadOnlySpan<FileName> names)
    {
        Node? node = Root;
        foreach (var name in names)
        {
            node = (node as DirectoryNode)?.Find(name);
        }

        return node;
    }

    private void Place(string path, Node node, string origin)
    {
        if (Locate(path, origin) is not { } place)
        {
            return;
        }

        switch (place.Folder.Find(place.Name))
        {
            case DirectoryNode:
                _problems.Add($"{path} (from {origin}) should be a file, but is a folder.");
                return;
            case { } replaced:
                _notices.Add($"{path} from {origin} replaces that of {OriginOf(replaced)}.");
                break;
        }

        place.Folder.Set(place.Name, node);
        _origins[node] = origin;
    }

    /// <summary>The folder of a path, made where there is none, and the name in it. Most files lie in the folder of the one before.</summary>
    private (DirectoryNode Folder, FileName Name)? Locate(string path, string origin)
    {
        var cut = Math.Max(0, path.LastIndexOf('/'));
        var name = path[Math.Min(path.Length, cut + 1)..];
        var isPlain = name is not ("" or "." or "..") && !name.Contains('\0', StringComparison.Ordinal);
        if (isPlain && _recent is { } recent && path.AsSpan(0, cut).SequenceEqual(recent.Path))
        {
            return (recent.Folder, new FileName(name));
        }

        if (Names(path, origin) is not { } names)
        {
            return null;
        }

        if (names.Length == 0)
        {
            _problems.Add($"{path} (from {origin}) is the data partition itself, not a file in it.");
            return null;
        }

        if (Folder(names.AsSpan(..^1), path, origin) is not { } folder)
        {
            return null;
        }

        _recent = isPlain ? (path[..cut], folder) : null;
        return (folder, names[^1]);
    }

    /// <summary>The folder at a path, made with all those above it where there is none.</summary>
    private DirectoryNode? Folder(ReadOnlySpan<FileName> names, string path, string origin, NodeAttributes? attributes = null)
    {
        var folder = Root;
        for (var i = 0; i < names.Length; i++)
        {
            var isLast = i == names.Length - 1;
            switch (folder.Find(names[i]))
            {
                case DirectoryNode present:
                    folder = present;
                    break;
                case null:
                    var made = new DirectoryNode { Attributes = (isLast ? attributes : null) ?? Attributes(FolderMode, _time) };
                    folder.Set(names[i], made);
                    folder = made;
                    break;
                case { } other:
                    _problems.Add($"{path} (from {origin}) needs a folder {names[i]}, where there is a file of {OriginOf(other)}.");
                    return null;
            }
        }

        return folder;
    }

    private string OriginOf(Node node) => _origins.GetValueOrDefault(node, "the base image");
}
