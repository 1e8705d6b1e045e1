using System.Net.Http.Headers;
using Cardshop.Primitives.Extents;

namespace Cardshop.Warehouse.Downloads;

/// <summary>What a <c>Range</c> header asks for (RFC 9110 §14).</summary>
internal abstract record RangeSet
{
    private const int MostRanges = 64;
    private const int LongestHeader = 4096;

    private RangeSet()
    {
    }

    /// <summary>Nothing that is understood, or so much in pieces that the whole is better.</summary>
    public sealed record Whole : RangeSet;

    /// <summary>Ranges within the object, in the order in which they are sent; at least one.</summary>
    public sealed record Parts(IReadOnlyList<ByteRange> Ranges) : RangeSet;

    /// <summary>Nothing that the object has.</summary>
    public sealed record None : RangeSet;

    /// <summary>Reads a header.</summary>
    /// <param name="header">Such as <c>bytes=0-499,-500</c>.</param>
    /// <param name="length">Length of the object in bytes.</param>
    public static RangeSet Of(string? header, long length)
    {
        if (header is null or { Length: > LongestHeader }
            || !RangeHeaderValue.TryParse(header, out var parsed)
            || !string.Equals(parsed.Unit, "bytes", StringComparison.OrdinalIgnoreCase)
            || parsed.Ranges.Count > MostRanges)
        {
            return new Whole();
        }

        var ranges = parsed.Ranges.Select(range => Resolve(range, length)).Where(range => range.Length > 0).ToList();
        return ranges.Count switch
        {
            0 => new None(),
            1 => new Parts(ranges),
            _ => new Parts(Join(ranges)),
        };
    }

    private static ByteRange Resolve(RangeItemHeaderValue range, long length)
    {
        if (range.From is not { } from)
        {
            var last = Math.Min(range.To ?? 0, length);
            return new ByteRange(length - last, last);
        }

        var end = Math.Min(range.To ?? long.MaxValue, length - 1);
        return from <= end ? new ByteRange(from, end - from + 1) : default;
    }

    /// <summary>Ranges that overlap are not sent twice: where some do, all come joined and in order (§15.3.7.2).</summary>
    private static List<ByteRange> Join(List<ByteRange> ranges)
    {
        var joined = new List<ByteRange>();
        foreach (var range in ranges.OrderBy(range => range.Offset))
        {
            if (joined.Count > 0 && range.Offset <= joined[^1].End)
            {
                joined[^1] = joined[^1] with { Length = Math.Max(joined[^1].End, range.End) - joined[^1].Offset };
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined.Count == ranges.Count ? ranges : joined;
    }
}
