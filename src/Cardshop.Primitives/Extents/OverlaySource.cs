namespace Cardshop.Primitives.Extents;

/// <summary>
/// Another source with some of its pages changed in memory: writing in place without touching what lies below.
/// Writes must be over before the source is read from a second thread.
/// </summary>
public sealed class OverlaySource(ByteSource below) : ByteSource
{
    private const int PageSize = 4096;

    private readonly SortedDictionary<long, byte[]> _pages = [];

    /// <inheritdoc/>
    public override long Length => below.Length;

    /// <summary>The ranges that were written, rounded out to pages of 4096 bytes, in order and joined where they touch.</summary>
    public IEnumerable<ByteRange> ChangedRanges()
    {
        var pending = default(ByteRange);
        foreach (var page in _pages.Keys)
        {
            var range = new ByteRange(page * PageSize, Math.Min(PageSize, Length - (page * PageSize)));
            if (pending.Length > 0 && pending.End == range.Offset)
            {
                pending = pending with { Length = pending.Length + range.Length };
                continue;
            }

            if (pending.Length > 0)
            {
                yield return pending;
            }

            pending = range;
        }

        if (pending.Length > 0)
        {
            yield return pending;
        }
    }

    /// <summary>Replaces bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the source.</exception>
    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - bytes.Length);
        while (!bytes.IsEmpty)
        {
            var within = (int)(offset % PageSize);
            var count = Math.Min(bytes.Length, PageSize - within);
            bytes[..count].CopyTo(Page(offset / PageSize).AsSpan(within));
            offset += count;
            bytes = bytes[count..];
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ByteRange> DataRanges() => _pages.Count == 0 ? below.DataRanges() : base.DataRanges();

    /// <inheritdoc/>
    protected override void ReadCore(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var within = (int)(offset % PageSize);
            var count = Math.Min(destination.Length, PageSize - within);
            if (_pages.TryGetValue(offset / PageSize, out var page))
            {
                page.AsSpan(within, count).CopyTo(destination);
            }
            else
            {
                count = UnchangedLength(offset, destination.Length);
                below.Read(offset, destination[..count]);
            }

            offset += count;
            destination = destination[count..];
        }
    }

    private int UnchangedLength(long offset, int wanted)
    {
        var count = (int)Math.Min(wanted, PageSize - (offset % PageSize));
        while (count < wanted && !_pages.ContainsKey((offset + count) / PageSize))
        {
            count = Math.Min(wanted, count + PageSize);
        }

        return count;
    }

    private byte[] Page(long index)
    {
        if (!_pages.TryGetValue(index, out var page))
        {
            page = new byte[PageSize];
            var start = index * PageSize;
            below.Read(start, page.AsSpan(0, (int)Math.Min(PageSize, Length - start)));
            _pages.Add(index, page);
        }

        return page;
    }
}
