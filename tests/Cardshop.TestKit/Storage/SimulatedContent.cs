namespace Cardshop.TestKit.Storage;

/// <summary>The bytes of a simulated file, held in pages so that holes cost nothing: as programs see them, and as the device has them.</summary>
internal sealed class SimulatedContent(DateTimeOffset created)
{
    public const int SectorSize = 512;
    private const int PageSize = 8 * SectorSize;

    private readonly Dictionary<long, byte[]> _pages = [];

    /// <summary>What the device holds of each page that was changed since the last flush; null is a hole.</summary>
    private readonly Dictionary<long, byte[]?> _unflushed = [];

    private long _durableLength;
    private DateTimeOffset _durableModified = created;

    public long Length { get; private set; }

    public DateTimeOffset Modified { get; private set; } = created;

    /// <summary>Bytes that the pages take.</summary>
    public long AllocatedBytes => (long)_pages.Count * PageSize;

    public int Read(long offset, Span<byte> destination)
    {
        var total = (int)Math.Clamp(Length - offset, 0, destination.Length);
        for (var done = 0; done < total;)
        {
            var (page, within, count) = Locate(offset + done, total - done);
            var target = destination.Slice(done, count);
            if (_pages.TryGetValue(page, out var bytes))
            {
                bytes.AsSpan(within, count).CopyTo(target);
            }
            else
            {
                target.Clear();
            }

            done += count;
        }

        return total;
    }

    public void Write(long offset, ReadOnlySpan<byte> source, DateTimeOffset now)
    {
        for (var done = 0; done < source.Length;)
        {
            var (page, within, count) = Locate(offset + done, source.Length - done);
            source.Slice(done, count).CopyTo(Change(page).AsSpan(within));
            done += count;
        }

        Length = Math.Max(Length, offset + source.Length);
        Modified = now;
    }

    public void SetLength(long length, DateTimeOffset now)
    {
        ClearBehind(length);
        Length = length;
        Modified = now;
    }

    public void Flush()
    {
        _unflushed.Clear();
        _durableLength = Length;
        _durableModified = Modified;
    }

    /// <summary>Leaves of every sector, of the length and of the time either what was flushed or what was written later.</summary>
    public void LosePower(Random random)
    {
        foreach (var (page, durable) in _unflushed.OrderBy(page => page.Key).ToList())
        {
            var bytes = Change(page);
            for (var at = 0; at < PageSize; at += SectorSize)
            {
                if (random.Next(2) == 0)
                {
                    var sector = bytes.AsSpan(at, SectorSize);
                    (durable is null ? new byte[SectorSize] : durable.AsSpan(at, SectorSize)).CopyTo(sector);
                }
            }
        }

        var length = random.Next(3) switch
        {
            0 => _durableLength,
            1 => Length,
            _ => random.NextInt64(Math.Min(_durableLength, Length), Math.Max(_durableLength, Length) + 1),
        };
        SetLength(length, random.Next(2) == 0 ? _durableModified : Modified);
        Flush();
    }

    private static (long Page, int Within, int Count) Locate(long offset, int wanted)
    {
        var within = (int)(offset % PageSize);
        return (offset / PageSize, within, Math.Min(wanted, PageSize - within));
    }

    /// <summary>The page as programs see it, about to be changed.</summary>
    private byte[] Change(long page)
    {
        var bytes = _pages.GetValueOrDefault(page);
        _unflushed.TryAdd(page, (byte[]?)bytes?.Clone());
        return bytes ?? (_pages[page] = new byte[PageSize]);
    }

    private void ClearBehind(long length)
    {
        foreach (var page in _pages.Keys.Where(page => (page + 1) * PageSize > length).ToList())
        {
            Change(page).AsSpan((int)Math.Max(0, length - (page * PageSize))).Clear();
        }
    }
}
