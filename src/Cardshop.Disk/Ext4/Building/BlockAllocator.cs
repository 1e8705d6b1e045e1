namespace Cardshop.Disk.Ext4.Building;

/// <summary>Gives blocks away from front to back.</summary>
internal sealed class BlockAllocator(FreeSpace space)
{
    private int _span;

    /// <summary>The first block behind all that was given.</summary>
    public long End { get; private set; }

    /// <summary>Where the next allocation begins.</summary>
    public long Next
    {
        get
        {
            if (End >= space[_span].End)
            {
                _span++;
            }

            return Math.Max(End, space[_span].Start);
        }
    }

    /// <summary>How many of the next blocks follow one another.</summary>
    public long Contiguous => space[_span].End - Next;

    /// <summary>Gives so many blocks, 1 or more, and returns the first. They may lie apart.</summary>
    public long Take(long count)
    {
        var first = Next;
        for (End = first; count > 0;)
        {
            var taken = Math.Min(count, space[_span].End - Next);
            End = Next + taken;
            count -= taken;
        }

        return first;
    }
}
