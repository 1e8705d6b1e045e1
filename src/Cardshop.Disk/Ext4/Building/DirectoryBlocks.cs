namespace Cardshop.Disk.Ext4.Building;

/// <summary>The blocks of a folder.</summary>
internal abstract class DirectoryBlocks
{
    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>Whether they form a hash tree.</summary>
    public abstract bool IsHashed { get; }

    /// <summary>Writes one of them into a block of zeros.</summary>
    public abstract void Write(long index, Span<byte> block);
}
