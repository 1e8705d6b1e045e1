using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat.Editing;

/// <summary>Writes into the clusters of a file or a directory.</summary>
internal static class ChainWriter
{
    /// <summary>Writes bytes from some place in a chain on, and zeros from there to its end, so that nothing old shows.</summary>
    /// <param name="pages">The volume.</param>
    /// <param name="ranges">Where the clusters of the chain lie.</param>
    /// <param name="from">The first byte of the chain to write.</param>
    /// <param name="content">What to write there.</param>
    public static void Write(OverlaySource pages, IEnumerable<ByteRange> ranges, long from, ReadOnlySpan<byte> content)
    {
        foreach (var range in ranges)
        {
            var skipped = Math.Min(from, range.Length);
            from -= skipped;
            var room = range.Length - skipped;
            var count = (int)Math.Min(room, content.Length);
            pages.Write(range.Offset + skipped, content[..count]);
            pages.Write(range.Offset + skipped + count, new byte[room - count]);
            content = content[count..];
        }
    }
}
