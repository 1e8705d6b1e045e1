using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Attributes;

/// <summary>
/// Lays out the extended attributes of a node: each in the inode while there is room, the others in a block.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extended-attributes">Extended Attributes</see>.
/// </summary>
internal static class AttributeEncoder
{
    /// <param name="attributes">Each name once.</param>
    /// <param name="inodeRoom">Bytes behind the extension of an inode.</param>
    /// <param name="blockSize">Bytes of a block.</param>
    /// <param name="problem">Why ext4 cannot hold them; null when it can.</param>
    public static EncodedAttributes Encode(IReadOnlyList<ExtendedAttribute> attributes, int inodeRoom, int blockSize, out string? problem)
    {
        problem = null;
        var entries = new List<AttributeEntry>(attributes.Count);
        foreach (var attribute in attributes)
        {
            if (AttributeEntry.Of(attribute, out problem) is not { } entry)
            {
                return EncodedAttributes.None;
            }

            entries.Add(entry);
        }

        entries.Sort();
        var inInode = new AttributeArea(inodeRoom, sizeof(uint));
        var inBlock = new AttributeArea(blockSize, AttributeBlockLayout.HeaderSize);
        foreach (var entry in entries)
        {
            if (!inInode.TryAdd(entry) && !inBlock.TryAdd(entry))
            {
                problem = $"its extended attributes are more than an inode and a block of {blockSize} bytes hold: \"{entry.FullName}\" has no room";
                return EncodedAttributes.None;
            }
        }

        return new EncodedAttributes(inInode.WriteForInode(), inBlock.WriteForBlock());
    }
}
