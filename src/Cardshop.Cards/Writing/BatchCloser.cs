using Cardshop.Cards.Devices;
using Cardshop.Cards.Images;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Cards.Writing;

/// <summary>
/// Brings a batch to its end while the next one is written: flushes it, reads it back, writes again what is not right, and records it. One
/// batch at a time, in order.
/// </summary>
internal sealed class BatchCloser(CardRun run, WindowWriter writer, FirstBlock first, CardRecord record) : IDisposable
{
    private readonly ReadBack _readBack = new(run.Image, run.Device, run.Options.ReadSize, first);
    private readonly SpeedWatch _speed = new();

    /// <summary>Closes a batch to which nothing is added any more.</summary>
    /// <exception cref="CardException">A range cannot be written, or the card does not keep it.</exception>
    public async Task CloseAsync(Batch batch, CancellationToken cancellation)
    {
        await writer.EndAsync(batch);
        if (batch.Written.Count > 0 || batch.HasHoles)
        {
            await FlushAsync(cancellation);
            WatchSpeed(batch);
            await (run.Options.Verify ? VerifyAsync(batch, cancellation) : WriteFailedAgainAsync(batch, cancellation));
            await first.RequireMarkerAsync();
        }

        cancellation.ThrowIfCancellationRequested();
        record.Add(batch.Sentinels());
    }

    public void Dispose() => _readBack.Dispose();

    private async Task VerifyAsync(Batch batch, CancellationToken cancellation)
    {
        var wrong = new List<RangeComparison>();
        await _readBack.CompareAsync(batch.Written, Judge, cancellation);
        foreach (var comparison in wrong)
        {
            await RepairAsync(batch, comparison, cancellation);
        }

        void Judge(RangeComparison comparison)
        {
            if (comparison.Wrong.Count > 0)
            {
                wrong.Add(comparison);
                return;
            }

            batch.SetRight(comparison.Window, comparison.Sentinel);
            run.Tally.Verify(run.Image.BytesIn(comparison.Window));
        }
    }

    /// <summary>Writes ranges of a window again until all of the window is right, a few times.</summary>
    private async Task RepairAsync(Batch batch, RangeComparison comparison, CancellationToken cancellation)
    {
        var window = comparison.Window;
        for (var attempt = 1; comparison.Wrong.Count > 0; attempt++)
        {
            var wrong = comparison.Wrong;
            var range = new ByteRange(run.Image.Range(wrong[0]).Offset, run.Image.Range(wrong[^1]).End - run.Image.Range(wrong[0]).Offset);
            if (attempt > run.Options.Retries)
            {
                throw new CardException(
                    CardOutcome.Failed, $"{run.Device.Name}: {Place(range)} do not keep what is written there, after {attempt} times. Use another card, or another reader.", range);
            }

            await run.RetryAsync($"{Place(range)} were not what was written", attempt, cancellation);
            await WriteAgainAsync(batch, window, run.Image.Runs(wrong), cancellation);
            await _readBack.CompareAsync([window], again => comparison = again, cancellation);
        }

        batch.SetRight(window, comparison.Sentinel);
        run.Tally.Verify(run.Image.BytesIn(window));
    }

    /// <summary>Writes what could not be written again, a few times.</summary>
    private async Task WriteFailedAgainAsync(Batch batch, CancellationToken cancellation)
    {
        for (var attempt = 1; batch.Failed.Count > 0; attempt++)
        {
            var failed = batch.Failed.ToArray();
            if (attempt > run.Options.Retries)
            {
                throw new CardException(
                    CardOutcome.Failed, $"{run.Device.Name}: {Place(failed[0])} cannot be written, after {attempt} times. Use another card, or another reader.", failed[0]);
            }

            batch.Failed.Clear();
            await run.RetryAsync($"{Place(failed[0])} could not be written", attempt, cancellation);
            foreach (var window in batch.Written)
            {
                var extent = new ByteRange(window.Offset, run.Image.WindowSize);
                await WriteAgainAsync(batch, window, failed.Where(range => range.Intersect(extent).Length > 0), cancellation);
            }
        }
    }

    private async Task WriteAgainAsync(Batch batch, ImageWindow window, IEnumerable<ByteRange> ranges, CancellationToken cancellation)
    {
        if (!ranges.Any())
        {
            return;
        }

        using (var chunk = await run.AcquireAsync(window, cancellation))
        {
            foreach (var range in ranges)
            {
                await writer.WriteAsync(batch, chunk, range);
            }
        }

        await writer.EndAsync(batch);
        await FlushAsync(cancellation);
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await run.Device.FlushAsync();
                return;
            }
            catch (DeviceException error) when (error.Fault == DeviceFault.Medium && attempt <= run.Options.Retries)
            {
                await run.RetryAsync("could not make durable what was written", attempt, cancellation);
            }
        }
    }

    private void WatchSpeed(Batch batch)
    {
        if (batch.WrittenLength * 2 >= run.Options.BatchSize
            && _speed.Take(batch.WrittenLength / Math.Max(1e-6, run.Clock.GetElapsedTime(batch.Began).TotalSeconds)) is { } before)
        {
            var now = batch.WrittenLength / run.Clock.GetElapsedTime(batch.Began).TotalSeconds;
            run.Tally.Notice(
                $"{run.Device.Name}: from byte {batch.Written[0].Mapped.Offset} on it writes {new ByteSize((long)now)}/s, before that {new ByteSize((long)before)}/s. Slow cards, and hot ones, do so; failing ones too.");
        }
    }

    /// <summary>A range as people and as the kernel's log name it.</summary>
    private string Place(ByteRange range) =>
        $"bytes {range.Offset} to {range.End} (sectors {range.Offset / run.Device.SectorSize} to {(range.End - 1) / run.Device.SectorSize})";
}
