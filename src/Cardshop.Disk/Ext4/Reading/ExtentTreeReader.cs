using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>
/// Reads the extent tree of an inode.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extent-tree">Extent Tree</see>.
/// </summary>
internal sealed class ExtentTreeReader(BlockVolume volume, Ext4Inode inode)
{
    private readonly string _what = $"The extent tree of inode {inode.Number}";
    private readonly HashSet<long> _visited = [];
    private long _end;

    public IEnumerable<BlockRun> Read() => Node(inode.Layout.Map.ToArray(), ExtentHeaderLayout.DeepestLevel, isRoot: true);

    // The depth of the recursion is bounded: each level must say that it is one lower than the one above.
    private IEnumerable<BlockRun> Node(byte[] node, int deepest, bool isRoot)
    {
        var (entries, depth) = Header(node, deepest, isRoot);
        for (var i = 0; i < entries; i++)
        {
            if (depth == 0)
            {
                yield return Leaf(new ExtentHeaderLayout(node).Entry(i));
                continue;
            }

            foreach (var run in Node(Child(new ExtentHeaderLayout(node).Entry(i)), depth - 1, isRoot: false))
            {
                yield return run;
            }
        }
    }

    private (int Entries, int Depth) Header(byte[] node, int deepest, bool isRoot)
    {
        var header = new ExtentHeaderLayout(node);
        Damage.Require(header.Magic == ExtentHeaderLayout.ExpectedMagic, _what, $"has a node with the magic number 0x{header.Magic:X4}");
        Damage.Require(
            header.Entries <= header.Capacity && header.Capacity <= ExtentHeaderLayout.CapacityOf(node.Length),
            _what,
            $"has a node of {header.Entries} entries with room for {header.Capacity}");
        Damage.Require(isRoot ? header.Depth <= deepest : header.Depth == deepest, _what, $"has a node of level {header.Depth} at level {deepest}");
        if (!isRoot && volume.Checksums.CoversMetadata)
        {
            Damage.Require(header.ChecksumOffset + sizeof(uint) <= node.Length, _what, "has a node without room for its checksum");
            var owner = volume.Checksums.Owner(inode.Number, inode.Layout.Generation);
            Damage.Require(
                header.Checksum == MetadataChecksums.OwnedBlock(owner, node.AsSpan(0, header.ChecksumOffset)),
                _what,
                "has a node that does not match its checksum");
        }

        return (header.Entries, header.Depth);
    }

    private byte[] Child(Span<byte> entry)
    {
        var block = new ExtentIndexLayout(entry).Node;
        Damage.Require(_visited.Add(block), _what, $"comes twice to block {block}");
        return volume.ReadBlock(block, _what);
    }

    private BlockRun Leaf(Span<byte> entry)
    {
        var extent = new ExtentLeafLayout(entry);
        Damage.Require(extent.Length > 0 && extent.Logical >= _end, _what, $"is out of order at block {extent.Logical}");
        _end = (long)extent.Logical + extent.Length;
        return new BlockRun(extent.Logical, extent.Physical, extent.Length, extent.IsUnwritten);
    }
}
