using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Uploading;

/// <summary>Which parts of a source are sent and which are said to be zeros: what is worth it for a store that keeps holes.</summary>
public static class SparsePlan
{
    private const long Alignment = 4096;

    /// <summary>Shorter gaps are sent as zeros.</summary>
    private const long ShortestHole = 64 << 10;

    /// <summary>The ranges to send, in order; they begin and end at multiples of 4096 bytes as far as the source goes.</summary>
    public static IEnumerable<ByteRange> DataRanges(ByteSource source)
    {
        var pending = default(ByteRange);
        foreach (var range in source.DataRanges())
        {
            var start = range.Offset / Alignment * Alignment;
            var end = Math.Min(source.Length, (range.End + Alignment - 1) / Alignment * Alignment);
            start = pending.Length == 0 && start < ShortestHole ? 0 : start;
            if (pending.Length > 0 && start - pending.End < ShortestHole)
            {
                pending = pending with { Length = Math.Max(pending.End, end) - pending.Offset };
                continue;
            }

            if (pending.Length > 0)
            {
                yield return pending;
            }

            pending = new ByteRange(start, end - start);
        }

        if (pending.Length > 0)
        {
            yield return source.Length - pending.End < ShortestHole ? pending with { Length = source.Length - pending.Offset } : pending;
        }
        else if (source.Length is > 0 and < ShortestHole)
        {
            yield return new ByteRange(0, source.Length);
        }
    }

    /// <summary>
    /// How many bytes the store has to keep room for: those that are sent, and what a hole at the end has behind its last multiple of 4096.
    /// </summary>
    public static long StoredBytes(ByteSource source)
    {
        var (sum, end) = (0L, 0L);
        foreach (var range in DataRanges(source))
        {
            (sum, end) = (sum + range.Length, range.End);
        }

        return sum + (end < source.Length ? source.Length % Alignment : 0);
    }

    /// <summary>Data and holes in turn, from an offset to the end.</summary>
    /// <param name="source">What is sent.</param>
    /// <param name="offset">Where to begin.</param>
    public static IEnumerable<(bool IsZeros, ByteRange Range)> Frames(ByteSource source, long offset)
    {
        foreach (var range in DataRanges(source))
        {
            if (range.End <= offset)
            {
                continue;
            }

            if (range.Offset > offset)
            {
                yield return (true, new ByteRange(offset, range.Offset - offset));
                offset = range.Offset;
            }

            yield return (false, new ByteRange(offset, range.End - offset));
            offset = range.End;
        }

        if (offset < source.Length)
        {
            yield return (true, new ByteRange(offset, source.Length - offset));
        }
    }
}
