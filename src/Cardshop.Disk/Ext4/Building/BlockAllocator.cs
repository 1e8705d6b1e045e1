namespace Cardshop.Disk.Ext4.Building;

/// <summary>Gives blocks away from front to back.</summary>
internal sealed class BlockAllocator(FreeSpace space)
{
    private int _span;

    /// <summary>The first block behind all that was given.</summary>
    public long End { get; private set; }

    /// <summary>How many of the next blocks follow one another.</summary>
    public long Contiguous => Next().Count;

    /// <summary>Gives so many blocks, 1 or more, and returns the first. They may lie apart.</summary>
    public long Take(long count)
    {
        var first = Next().Start;
        while (count > 0)
        {
            var next = Next();
            var taken = Math.Min(count, next.Count);
            End = next.Start + taken;
            count -= taken;
        }

        return first;
    }

    /// <summary>What is left of the span in which the next allocation begins.</summary>
    private BlockSpan Next()
    {
        while (End >= space[_span].End)
        {
            _span++;
        }

        return space[_span] with { Start = Math.Max(End, space[_span].Start) };
    }
}
