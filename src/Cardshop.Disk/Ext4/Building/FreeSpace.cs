namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// The blocks between the fixed metadata, to be given away strictly from front to back. So all that must be remembered of an allocation
/// is where it began, and what is in use is whatever does not lie behind the last one. The last span has no end: an allocation that runs
/// over the end of the volume shows by how much.
/// </summary>
internal sealed class FreeSpace(IEnumerable<BlockSpan> spans)
{
    private readonly BlockSpan[] _spans = [.. spans];

    /// <summary>The index of the span that holds a block, or of the first behind it.</summary>
    public int IndexAt(long block)
    {
        var (low, high) = (0, _spans.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].End > block)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    public BlockSpan this[int index] => index == _spans.Length - 1 ? _spans[index] with { End = long.MaxValue } : _spans[index];

    /// <summary>The blocks that an allocation of <paramref name="count"/> blocks takes which begins at <paramref name="start"/>, without its first few.</summary>
    public IEnumerable<BlockSpan> Allocated(long start, long count, long skip = 0)
    {
        count -= skip;
        for (var i = IndexAt(start); count > 0; i++)
        {
            var span = this[i];
            var first = Math.Max(span.Start, start);
            var passed = Math.Min(skip, span.End - first);
            skip -= passed;
            var taken = Math.Min(count, span.End - first - passed);
            if (taken > 0)
            {
                yield return new BlockSpan(first + passed, first + passed + taken);
                count -= taken;
            }
        }
    }

    /// <summary>What stays free of a range of blocks when everything before <paramref name="end"/> has been given away.</summary>
    public IEnumerable<BlockSpan> Behind(long end, BlockSpan range)
    {
        for (var i = IndexAt(Math.Max(end, range.Start)); i < _spans.Length && _spans[i].Start < range.End; i++)
        {
            var span = new BlockSpan(Math.Max(_spans[i].Start, Math.Max(end, range.Start)), Math.Min(_spans[i].End, range.End));
            if (span.Count > 0)
            {
                yield return span;
            }
        }
    }
}
