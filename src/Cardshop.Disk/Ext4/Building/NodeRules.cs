using Cardshop.Disk.Ext4.Attributes;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>What ext4 can hold, and what it cannot.</summary>
internal static class NodeRules
{
    public const int LongestName = 255;

    public const int MostLinks = 65000;

    private const int LongestTarget = 4095;
    private const ushort AllPermissions = 0xFFF;

    // Blocks of a file are numbered with 32 bits, and the last number stands for none.
    private const long LargestFile = ((1L << 32) - 1) * VolumeConstants.BlockSize;

    /// <summary>What is wrong with a node.</summary>
    public static IEnumerable<string> Problems(Node node)
    {
        if (node.Attributes.Mode > AllPermissions)
        {
            yield return $"the mode {Convert.ToString(node.Attributes.Mode, 8)} has bits beside the lower twelve";
        }

        _ = Encode(node, out var attributeProblem);
        if (attributeProblem is not null)
        {
            yield return attributeProblem;
        }

        if (Problem(node) is { } problem)
        {
            yield return problem;
        }
    }

    public static bool NeedsAttributeBlock(Node node) => Encode(node, out _).InBlock.Length > 0;

    public static EncodedAttributes Encode(Node node, out string? problem)
    {
        problem = null;
        return node.Attributes.Extended.Count == 0 ? EncodedAttributes.None : AttributeEncoder.Encode(
            node.Attributes.Extended,
            VolumeConstants.InodeSize - InodeLayout.BaseSize - InodeLayout.FullExtraSize,
            VolumeConstants.BlockSize,
            out problem);
    }

    private static string? Problem(Node node) => node switch
    {
        FileNode { Content.Length: > LargestFile } file => $"a file of {file.Content.Length} bytes is too large, {LargestFile} are possible",
        SymlinkNode { Target.Length: 0 or > LongestTarget } link => $"the target of a symbolic link has 1 to {LongestTarget} bytes, this has {link.Target.Length}",
        SymlinkNode link when link.Target.Span.Contains((byte)0) => "the target of a symbolic link has a zero byte",
        SpecialNode { Major: > DeviceNumber.LargestMajor } or SpecialNode { Minor: > DeviceNumber.LargestMinor } => "the device number is too large",
        _ => null,
    };
}
