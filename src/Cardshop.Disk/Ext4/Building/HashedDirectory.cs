using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Ext4.Hashing;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// A folder of many blocks with a hash tree of one or two levels: first the root, then the nodes below it if one level is not enough,
/// then the leaves, which hold the names by the order of their hashes. See
/// <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#hash-tree-directories">Hash Tree Directories</see>.
/// </summary>
internal sealed class HashedDirectory : DirectoryBlocks
{
    private readonly InodePlan _inodes;
    private readonly uint _number;
    private readonly MetadataChecksums _checksums;
    private readonly Ext4HashFunction _function;

    private readonly KeyValuePair<FileName, Node>[] _entries;
    private readonly List<int> _leafStarts = [];
    private readonly List<uint> _leafHashes = [];
    private readonly int _nodes;

    public HashedDirectory(InodePlan inodes, uint number, MetadataChecksums checksums, Ext4HashFunction function, NameHasher hasher)
    {
        (_inodes, _number, _checksums, _function) = (inodes, number, checksums, function);
        _entries = [.. inodes.Entries(number)];
        var hashes = Array.ConvertAll(_entries, entry => hasher.Hash(entry.Key.Bytes));

        // The names come in the order of their bytes; so equal hashes must not change it.
        var order = new int[_entries.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (one, other) => hashes[one].CompareTo(hashes[other]) is var byHash and not 0 ? byHash : one.CompareTo(other));
        _entries = Array.ConvertAll(order, i => _entries[i]);
        FillLeaves(Array.ConvertAll(order, i => hashes[i].Major));
        _nodes = _leafStarts.Count <= RootLimit ? 0 : Parts(_leafStarts.Count, NodeLimit);
    }

    public override int Count => 1 + _nodes + _leafStarts.Count;

    public override bool IsHashed => true;

    /// <summary>Whether two levels are enough; a third takes the feature <c>large_dir</c>.</summary>
    public bool Fits => _nodes <= RootLimit;

    private int RootLimit => HashTreeLayout.LimitOf(VolumeConstants.BlockSize, isRoot: true, _checksums.CoversMetadata);

    private int NodeLimit => HashTreeLayout.LimitOf(VolumeConstants.BlockSize, isRoot: false, _checksums.CoversMetadata);

    public override void Write(long index, Span<byte> block)
    {
        if (index == 0)
        {
            WriteRoot(block);
        }
        else if (index <= _nodes)
        {
            WriteNode((int)index - 1, block);
        }
        else
        {
            WriteLeaf((int)index - 1 - _nodes, block);
        }
    }

    private static int Parts(int count, int size) => (count + size - 1) / size;

    private void FillLeaves(uint[] hashes)
    {
        var capacity = DirectoryBlockWriter.Capacity(_checksums.CoversMetadata);
        var used = capacity;
        for (var i = 0; i < _entries.Length; i++)
        {
            var size = DirectoryEntryLayout.SizeFor(_entries[i].Key.Bytes.Length);
            if (used + size > capacity)
            {
                var continues = i > 0 && hashes[i] == hashes[i - 1];
                _leafStarts.Add(i);
                _leafHashes.Add(continues ? hashes[i] | HashTreeLayout.Continued : hashes[i]);
                used = 0;
            }

            used += size;
        }
    }

    private void WriteRoot(Span<byte> block)
    {
        var writer = new DirectoryBlockWriter(block, withChecksum: false);
        writer.Add(_number, "."u8, Ext4FileType.Directory);
        writer.Add(_inodes.Parent(_number), ".."u8, Ext4FileType.Directory);
        writer.Finish();
        HashTreeLayout.SetRoot(block, (byte)_function, _nodes == 0 ? 0 : 1);
        var root = new HashTreeLayout(block, isRoot: true);
        if (_nodes == 0)
        {
            WriteLeafEntries(root, RootLimit, 0, _leafStarts.Count);
        }
        else
        {
            root.Limit = (ushort)RootLimit;
            root.Count = (ushort)_nodes;
            for (var i = 0; i < _nodes; i++)
            {
                root.Set(i, _leafHashes[i * NodeLimit], (uint)(1 + i));
            }
        }

        Seal(root, block);
    }

    private void WriteNode(int index, Span<byte> block)
    {
        // One unused entry over the whole block, for readers that go from entry to entry.
        new DirectoryEntryLayout(block).SetLength(block.Length);
        var node = new HashTreeLayout(block, isRoot: false);
        var first = index * NodeLimit;
        WriteLeafEntries(node, NodeLimit, first, Math.Min(NodeLimit, _leafStarts.Count - first));
        Seal(node, block);
    }

    private void WriteLeafEntries(HashTreeLayout node, int limit, int first, int count)
    {
        node.Limit = (ushort)limit;
        node.Count = (ushort)count;
        for (var i = 0; i < count; i++)
        {
            node.Set(i, _leafHashes[first + i], (uint)(1 + _nodes + first + i));
        }
    }

    private void WriteLeaf(int index, Span<byte> block)
    {
        var end = index + 1 < _leafStarts.Count ? _leafStarts[index + 1] : _entries.Length;
        var writer = new DirectoryBlockWriter(block, _checksums.CoversMetadata);
        foreach (var (name, node) in _entries.AsSpan(_leafStarts[index]..end))
        {
            writer.Add(_inodes.Number(node), name.Bytes, FileTypes.Of(node));
        }

        writer.Finish();
        writer.Seal(_checksums.Owner(_number, 0));
    }

    private void Seal(HashTreeLayout node, Span<byte> block)
    {
        if (_checksums.CoversMetadata)
        {
            node.TailChecksum = MetadataChecksums.HashTreeNode(_checksums.Owner(_number, 0), block, node);
        }
    }
}
