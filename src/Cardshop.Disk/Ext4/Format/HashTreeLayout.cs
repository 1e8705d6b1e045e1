namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// The entries of a node of a folder's hash tree, 8 bytes each: a hash, and the block of the folder where the names of that hash begin.
/// The first has no hash; there lie limit and count. The root keeps them at byte 32, behind the entries of <c>.</c> and <c>..</c>
/// and eight bytes about the tree; every other node at byte 8, behind an unused entry that hides the rest from who knows no hash trees.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#hash-tree-directories">Hash Tree Directories</see>.
/// </summary>
internal readonly ref struct HashTreeLayout
{
    public const int RootOffset = 32;

    public const int NodeOffset = 8;

    /// <summary>Set in a hash when names of that hash lie in the block before, too.</summary>
    public const uint Continued = 1;

    private const int EntrySize = 8;
    private const int TailSize = 8;

    private readonly Span<byte> _entries;

    /// <param name="block">The whole block.</param>
    /// <param name="isRoot">Whether it is the first of the folder.</param>
    public HashTreeLayout(Span<byte> block, bool isRoot)
    {
        Offset = isRoot ? RootOffset : NodeOffset;
        _entries = block[Offset..];
    }

    /// <summary>Where in the block the entries begin.</summary>
    public int Offset { get; }

    public ushort Limit { get => _entries.Get16(0x0); set => _entries.Set16(0x0, value); }

    public ushort Count { get => _entries.Get16(0x2); set => _entries.Set16(0x2, value); }

    /// <summary>The bytes of the block that the checksum covers, from its start to the last entry in use.</summary>
    public int CoveredLength => Offset + (Count * EntrySize);

    /// <summary>Whether there is room for a checksum behind the last possible entry.</summary>
    public bool HasTail => Count <= Limit && (Limit * EntrySize) + TailSize <= _entries.Length;

    /// <summary>The eight bytes behind the last possible entry: four zeros, four of checksum.</summary>
    public Span<byte> Tail => _entries.Slice(Limit * EntrySize, TailSize);

    public uint TailChecksum { get => Tail.Get32(4); set => Tail.Set32(4, value); }

    /// <summary>How many entries a node takes.</summary>
    public static int LimitOf(int blockSize, bool isRoot, bool withChecksum) =>
        (blockSize - (isRoot ? RootOffset : NodeOffset) - (withChecksum ? TailSize : 0)) / EntrySize;

    /// <summary>What the root says of the tree: the hash function, and the levels between root and leaves.</summary>
    public static void SetRoot(Span<byte> block, byte hashVersion, int levels)
    {
        block.Set32(24, 0);
        block[28] = hashVersion;
        block[29] = 8;
        block[30] = (byte)levels;
        block[31] = 0;
    }

    public void Set(int index, uint hash, uint block)
    {
        // The first entry's hash is where limit and count lie.
        if (index > 0)
        {
            _entries.Set32(index * EntrySize, hash);
        }

        _entries.Set32((index * EntrySize) + 4, block);
    }
}
