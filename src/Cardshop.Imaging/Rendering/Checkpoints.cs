namespace Cardshop.Imaging.Rendering;

/// <summary>Makes what was written durable from time to time, and only then records it in the journal.</summary>
internal sealed class Checkpoints(RenderTarget target, TimeProvider clock, TimeSpan interval)
{
    private readonly Lock _lock = new();
    private List<RangeDigest> _pending = [];
    private long _last = clock.GetTimestamp();

    /// <summary>Takes in ranges that were written and hashed.</summary>
    public void Add(IEnumerable<RangeDigest> ranges)
    {
        lock (_lock)
        {
            _pending.AddRange(ranges);
        }
    }

    public void TakeIfDue()
    {
        if (clock.GetElapsedTime(_last) >= interval)
        {
            Take();
        }
    }

    public void Take()
    {
        List<RangeDigest> written;
        lock (_lock)
        {
            (written, _pending) = (_pending, []);
        }

        target.Image.Flush();
        target.Journal.Append(written);
        _last = clock.GetTimestamp();
    }
}
