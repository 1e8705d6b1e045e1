using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cardshop.Disk.Trees;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Bases;

/// <summary>
/// One digest for a whole tree: a line for each node, in the order of the tree, with all that a file system would keep of it.
/// <code>file 9f86d081… /657463/667374616200/ 1a4 0 0 1700000000.000000000</code>
/// Another name of a node that was told before only says which one that was: a link is not a copy.
/// </summary>
internal static class TreeDigest
{
    public static Sha256Digest Of(params ReadOnlySpan<DirectoryNode> trees)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var told = new Dictionary<Node, int>(ReferenceEqualityComparer.Instance);
        foreach (var tree in trees)
        {
            Append(hash, tree, "/", told);
        }

        return new Sha256Digest(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, Node node, string path, Dictionary<Node, int> told)
    {
        if (!told.TryAdd(node, told.Count))
        {
            hash.AppendData(Encoding.ASCII.GetBytes($"again {told[node]} {path}\n"));
            return;
        }

        var attributes = node.Attributes;
        var extended = string.Concat(attributes.Extended.Select(attribute => $" {Convert.ToHexStringLower(Encoding.UTF8.GetBytes(attribute.Name))}={Convert.ToHexStringLower(attribute.Value.Span)}"));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{Describe(node)} {path} {attributes.Mode:x} {attributes.Uid} {attributes.Gid} {attributes.Modified.Seconds}.{attributes.Modified.Nanoseconds:000000000}{extended}\n")));
        if (node is DirectoryNode folder)
        {
            foreach (var (name, below) in folder.Entries)
            {
                Append(hash, below, $"{path}{Convert.ToHexStringLower(name.Bytes)}/", told);
            }
        }
    }

    private static string Describe(Node node) => node switch
    {
        FileNode file => $"file {ContentDigest.Of(file.Content)}",
        SymlinkNode link => $"link {Convert.ToHexStringLower(link.Target.Span)}",
        SpecialNode special => $"{special.Kind} {special.Major} {special.Minor}",
        _ => "folder",
    };
}
