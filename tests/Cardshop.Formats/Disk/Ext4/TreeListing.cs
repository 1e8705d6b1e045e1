using System.Security.Cryptography;
using System.Text;
using Cardshop.Disk.Trees;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>
/// A tree as text, one line a name: what <see cref="HostListing"/> says of a folder of this machine, said of nodes. Two trees are equal
/// when their lines are.
/// </summary>
internal static class TreeListing
{
    public static List<string> Of(DirectoryNode root)
    {
        var lines = new List<string>();
        var names = new Dictionary<Node, int>(ReferenceEqualityComparer.Instance);
        var all = Walk(root).ToList();
        foreach (var (_, node) in all)
        {
            names[node] = names.GetValueOrDefault(node) + 1;
        }

        foreach (var (path, node) in all)
        {
            lines.Add(string.Join(' ', Line(path, node, names[node])));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public static IEnumerable<(string Path, Node Node)> Walk(DirectoryNode root)
    {
        var pending = new Stack<(string Path, DirectoryNode Node)>([("", root)]);
        yield return ("/", root);
        while (pending.TryPop(out var folder))
        {
            foreach (var (name, node) in folder.Node.Entries)
            {
                var path = $"{folder.Path}/{Encode(name.Bytes)}";
                yield return (path, node);
                if (node is DirectoryNode child)
                {
                    pending.Push((path, child));
                }
            }
        }
    }

    private static IEnumerable<string> Line(string path, Node node, int names)
    {
        var attributes = node.Attributes;
        yield return path;
        yield return Convert.ToString(attributes.Mode, 8);
        yield return $"{attributes.Uid}:{attributes.Gid}";
        yield return $"links={(node is DirectoryNode folder ? 2 + folder.Entries.Values.OfType<DirectoryNode>().Count() : names)}";
        yield return $"m={Time(attributes.Modified)}";
        yield return $"a={Time(attributes.Accessed)}";
        yield return $"c={Time(attributes.Changed)}";
        yield return $"b={Time(attributes.Created)}";
        yield return node switch
        {
            DirectoryNode => "d",
            FileNode file => $"f {file.Content.Length} {Digest(file)}",
            SymlinkNode link => $"l {Encode(link.Target.Span)}",
            SpecialNode special => $"{Letter(special.Kind)} {special.Major},{special.Minor}",
            _ => throw new InvalidOperationException(),
        };
        foreach (var attribute in attributes.Extended)
        {
            yield return $"{Encode(Encoding.UTF8.GetBytes(attribute.Name))}={Convert.ToHexStringLower(attribute.Value.Span)}";
        }
    }

    private static string Digest(FileNode file)
    {
        using var stream = file.Content.AsStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static char Letter(SpecialKind kind) => kind switch
    {
        SpecialKind.CharacterDevice => 'c',
        SpecialKind.BlockDevice => 'b',
        SpecialKind.Fifo => 'p',
        _ => 's',
    };

    // As Python floors: -1.25 s is second -2 and 750,000,000 ns.
    private static string Time(Timestamp time) => $"{time.Seconds}.{time.Nanoseconds:D9}";

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var octet in bytes)
        {
            _ = char.IsAsciiLetterOrDigit((char)octet) || (char)octet is '.' or '_' or '-' or '/'
                ? text.Append((char)octet)
                : text.Append($"%{octet:x2}");
        }

        return text.ToString();
    }
}
