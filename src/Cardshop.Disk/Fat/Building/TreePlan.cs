using System.Text;
using Cardshop.Disk.Fat.Directories;
using Cardshop.Disk.Fat.Names;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Fat.Building;

/// <summary>Gives each node of a tree its name in FAT, and collects those that cannot have one.</summary>
internal sealed class TreePlan
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string> _problems = [];

    /// <param name="root">What the volume is to hold.</param>
    /// <param name="label">The entry for the label of the volume; empty for none.</param>
    /// <exception cref="FatNameException">FAT cannot hold some of the names or nodes.</exception>
    public static PlannedNode Of(DirectoryNode root, ReadOnlyMemory<byte> label)
    {
        var plan = new TreePlan();
        var planned = new PlannedNode(parent: null, name: null, "/", root) { Label = label };
        plan.AddChildren(planned, root, depth: 1);
        return plan._problems.Count == 0 ? planned : throw new FatNameException(plan._problems);
    }

    private void AddChildren(PlannedNode parent, DirectoryNode directory, int depth)
    {
        var nodes = new List<(string Name, string Path, Node Node)>();
        var seen = new Dictionary<string, string>(LongName.Comparer);
        foreach (var (fileName, node) in directory.Entries)
        {
            var path = depth == 1 ? $"/{fileName}" : $"{parent.Path}/{fileName}";
            var name = Decode(fileName);
            var problem = name is null ? "is not valid UTF-8" : LongName.Problem(name);
            if (problem is not null)
            {
                _problems.Add($"{path}: the name {problem}.");
            }
            else if (!seen.TryAdd(name!, path))
            {
                _problems.Add($"{path}: the name differs from that of {seen[name!]} by case only.");
            }
            else if (ProblemOf(node, depth) is { } kindProblem)
            {
                _problems.Add($"{path}: {kindProblem}.");
            }
            else
            {
                nodes.Add((name!, path, node));
            }
        }

        foreach (var (name, path, node) in Named(nodes))
        {
            var child = new PlannedNode(parent, name, path, node);
            parent.Add(child);
            if (node is DirectoryNode below)
            {
                AddChildren(child, below, depth + 1);
            }
        }
    }

    /// <summary>Names that are 8.3 as they are come first, so that no other takes theirs.</summary>
    private static IEnumerable<(EntryName Name, string Path, Node Node)> Named(List<(string Name, string Path, Node Node)> nodes)
    {
        var taken = new HashSet<ShortName>();
        var names = new Dictionary<string, EntryName>(StringComparer.Ordinal);
        foreach (var node in nodes.OrderBy(node => ShortForm.Of(node.Name).IsExact ? 0 : 1))
        {
            var name = EntryName.For(node.Name, taken.Contains);
            taken.Add(name.Alias);
            names.Add(node.Name, name);
        }

        return nodes.Select(node => (names[node.Name], node.Path, node.Node));
    }

    private static string? ProblemOf(Node node, int depth) => node switch
    {
        SymlinkNode => "FAT cannot hold a symbolic link",
        SpecialNode special => $"FAT cannot hold a {special.Kind}",
        FileNode { Content.Length: var length and > uint.MaxValue } => $"it has {length} bytes; a file of FAT has at most {uint.MaxValue}",
        DirectoryNode when depth >= FatTreeReader.MaximumDepth => $"directories are nested more than {FatTreeReader.MaximumDepth} deep",
        _ => null,
    };

    private static string? Decode(FileName name)
    {
        try
        {
            return StrictUtf8.GetString(name.Bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
