namespace Cardshop.Imaging.Rendering;

/// <summary>Makes what was written durable from time to time, and only then records it in the journal.</summary>
internal sealed class Checkpoints(RenderTarget target, TimeProvider clock, TimeSpan interval)
{
    private readonly Lock _lock = new();
    private readonly Lock _taking = new();
    private List<RangeDigest> _pending = [];
    private long _last = clock.GetTimestamp();
    private bool _hasFailed;

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
        lock (_taking)
        {
            if (clock.GetElapsedTime(_last) >= interval)
            {
                Take();
            }
        }
    }

    /// <summary>
    /// Takes a checkpoint; none any more after one that failed. The ranges of that one may not be durable, however often one asks again: once
    /// told of a failed write, the kernel forgets it.
    /// </summary>
    public void Take()
    {
        lock (_taking)
        {
            if (_hasFailed)
            {
                return;
            }

            List<RangeDigest> written;
            lock (_lock)
            {
                (written, _pending) = (_pending, []);
            }

            _hasFailed = true;
            target.Image.Flush();
            target.Journal.Append(written);
            _hasFailed = false;
            _last = clock.GetTimestamp();
        }
    }
}
