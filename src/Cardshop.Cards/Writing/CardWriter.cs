using Cardshop.Cards.Devices;
using Cardshop.Cards.Images;
using Cardshop.Cards.Probing;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Cards.Writing;

/// <summary>
/// Writes an image to one card: destroys the first block, writes what is mapped in order, reads each batch back while the next one is written,
/// and writes the first block when all the rest is right. For one thread at a time, whichever; all that takes time is asked of the device, the
/// chunks and the clock.
/// </summary>
internal sealed class CardWriter : IDisposable
{
    private readonly CardRun _run;
    private readonly JournalShelf? _journals;
    private readonly FirstBlock _first;
    private readonly CardRecord _record;
    private readonly WindowWriter _writer;
    private readonly HoleFiller _holes;
    private readonly bool _fillsAlways;
    private readonly ReadBack _looker;
    private readonly PatchWriter _patches;

    public CardWriter(CardRun run, JournalShelf? journals)
    {
        _run = run;
        _journals = journals;
        _first = new FirstBlock(run);
        _looker = new ReadBack(run.Image, run.Device, run.Options.ReadSize, _first);
        _patches = new PatchWriter(run);
        _record = new CardRecord(run.Tally, run.Options.Verify);
        _writer = new WindowWriter(run.Device, run.Options, run.Clock, run.Tally);
        var usual = run.Device.ReadsZerosAfterDiscard && !run.Options.Update ? HolePolicy.Discard : HolePolicy.Skip;
        _holes = new HoleFiller(run.Device, run.Options.Holes ?? usual, run.Options, run.Clock);
        _fillsAlways = run.Options.Holes is HolePolicy.Zero or HolePolicy.Discard;
    }

    private CardImage Image => _run.Image;

    /// <summary>Does it.</summary>
    /// <returns>Verified, or written and not verified.</returns>
    /// <exception cref="CardException">The card cannot be finished.</exception>
    /// <exception cref="DeviceException">The device is gone, stalled or write-protected.</exception>
    /// <exception cref="IOException">The image cannot be read, or has changed.</exception>
    public async Task<CardVerdict> WriteAsync(CancellationToken cancellation)
    {
        RequireRoom();
        await _first.LoadAsync(cancellation);
        var start = await BeginAsync(cancellation);
        _run.Tally.Enter(CardStage.Write);
        await WriteWindowsAsync(start, cancellation);
        if (!_first.IsDestroyed && await _patches.DiffersAsync())
        {
            await DestroyAsync(cancellation);
        }

        if (_first.IsDestroyed)
        {
            await FinishAsync(cancellation);
        }

        return Verdict();
    }

    /// <summary>Keeps the journal for the next time, unless the card is finished.</summary>
    public void Dispose()
    {
        _record.Dispose();
        _looker.Dispose();
    }

    private void RequireRoom()
    {
        var needed = RoundUp(Image.Length, _run.Device.SectorSize);
        if (_run.Device.Length < needed)
        {
            throw new CardException(
                CardOutcome.TooSmall,
                $"{_run.Device.Name}: has {_run.Device.Length} bytes ({new ByteSize(_run.Device.Length)}), {needed - _run.Device.Length} ({new ByteSize(needed - _run.Device.Length)}) "
                + "too few for the image. Use a larger card, or make a smaller image.");
        }
    }

    /// <summary>Carries on where an interrupted run was, or begins.</summary>
    /// <returns>The first window to write.</returns>
    private async Task<int> BeginAsync(CancellationToken cancellation)
    {
        if (_journals is not null && await new CardResumption(_run, _first, _journals).TryAsync(_record, cancellation) is { } marker)
        {
            await _first.DestroyAsync(marker, cancellation);
            var start = _record.Sentinels.Count;
            await RemovePatchesAsync(start, cancellation);
            _run.Tally.Resume(Image.Windows.Take(start).Sum(Image.BytesIn), _run.Options.Verify);
            return start;
        }

        // When only what differs is written, nothing is destroyed before something does.
        if (!_run.Options.Update || _fillsAlways)
        {
            await DestroyAsync(cancellation);
            await ProbeAsync(cancellation);
        }

        return 0;
    }

    /// <summary>What an interrupted run has put onto the card of its own is not the image's, which it is compared with in the end.</summary>
    private async Task RemovePatchesAsync(int start, CancellationToken cancellation)
    {
        var batch = new Batch(0, _run.Clock.GetTimestamp());
        foreach (var window in Image.Windows.Take(start).Where(window => _patches.Touches(window.Mapped)))
        {
            var found = await LookAsync(window, cancellation);
            if (found.Wrong.Count > 0)
            {
                await WriteRunsAsync(batch, window, Image.Runs(found.Wrong), cancellation);
            }
        }

        await _writer.EndAsync(batch);
        await _run.Device.FlushAsync();
    }

    private async Task DestroyAsync(CancellationToken cancellation)
    {
        var marker = CardMarker.Create(Image.Fingerprint);
        if (_journals is not null)
        {
            _record.Begin(() => _journals.Begin(marker, Image, _run.Device.Length, _run.Device.Identity));
        }

        await _first.DestroyAsync(marker, cancellation);
    }

    /// <summary>Finds out whether the card is as large as it says. It holds nothing any more that a probe could do harm to.</summary>
    private async Task ProbeAsync(CancellationToken cancellation)
    {
        if (!_run.Options.Probe || _run.Device.Identity.Kind == DeviceKind.File)
        {
            return;
        }

        _run.Tally.Enter(CardStage.Check);
        var found = await new CapacityProbe(new ProbedDevice(_run.Device), _run.Clock, new Random()).RunAsync(cancellation);
        if (!found.IsGenuine)
        {
            throw new CardException(CardOutcome.Forgetful, $"{_run.Device.Name}: {found.Describe()} Use another card.");
        }
    }

    private async Task WriteWindowsAsync(int start, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var closer = new BatchCloser(_run, _writer, _first, _record);
        var closing = Task.CompletedTask;
        try
        {
            var batch = NewBatch();
            var holeStart = start == 0 ? 0 : Image.Runs(Image.Windows[start - 1]).Last().End;
            var lookedAt = LookedAt(start);
            foreach (var window in Image.Windows.Skip(start))
            {
                cancellation.ThrowIfCancellationRequested();
                await WriteWindowAsync(batch, window, lookedAt > 0, cancellation);
                holeStart = await FillHolesAsync(batch, holeStart, Image.Runs(window), cancellation);
                lookedAt -= Image.BytesIn(window);
                if (closing.IsFaulted || IsFull(batch))
                {
                    await closing;
                    closing = closer.CloseAsync(batch, stop.Token);
                    batch = NewBatch(window.Index + 1);
                }
            }

            await FillHolesAsync(batch, holeStart, [new ByteRange(Math.Min(_run.Device.Length, RoundUp(Image.Length, IBlockDevice.Alignment)), 0)], cancellation);
            await closing;
            closing = closer.CloseAsync(batch, stop.Token);
            await closing;
        }
        finally
        {
            stop.End();
            await _run.Device.SettleAsync();

            // Why it failed is told by who waited for it, or comes after something that is told.
            await closing.WaitAsync(_run.Options.CancelLimit, _run.Clock, CancellationToken.None).Quietly();
        }

        Batch NewBatch(int first = -1) => new(first < 0 ? start : first, _run.Clock.GetTimestamp());
    }

    /// <summary>
    /// How many bytes are read before they are written. What an interrupted run had written last, and not read back yet, is mostly there.
    /// </summary>
    private long LookedAt(int start) => _run.Options.Update ? long.MaxValue : start > 0 ? (2 * _run.Options.BatchSize) + (2 * Image.WindowSize) : 0;

    private bool IsFull(Batch batch) =>
        batch.WrittenLength >= _run.Options.BatchSize || (batch.Count > 0 && _run.Clock.GetElapsedTime(batch.Began) >= _run.Options.BatchTime);

    private async Task WriteWindowAsync(Batch batch, ImageWindow window, bool isLookedAt, CancellationToken cancellation)
    {
        var runs = Image.Runs(window);

        // Where ranges end within a block, what follows in it is a hole, and only written with them.
        var hasMargins = _run.Options.Holes == HolePolicy.Zero && !runs.SequenceEqual(Image.Pieces(window));
        if (isLookedAt && !hasMargins)
        {
            var found = await LookAsync(window, cancellation);
            if (found.Wrong.Count == 0)
            {
                batch.AddRight(found.Sentinel);
                _run.Tally.Verify(Image.BytesIn(window));
                _run.Tally.Pass(Image.BytesIn(window));
                return;
            }

            if (!_first.IsDestroyed)
            {
                await DestroyAsync(cancellation);
            }

            runs = Image.Runs(found.Wrong);
        }

        batch.AddWritten(window, runs.Sum(run => run.Length));
        await WriteRunsAsync(batch, window, runs, cancellation);
        _run.Tally.Pass(Image.BytesIn(window));
    }

    private async Task WriteRunsAsync(Batch batch, ImageWindow window, IEnumerable<ByteRange> runs, CancellationToken cancellation)
    {
        using var chunk = await _run.AcquireAsync(window, cancellation);
        foreach (var run in runs)
        {
            await _writer.WriteAsync(batch, chunk, run);
        }
    }

    /// <summary>Compares a window with what is on the card.</summary>
    private async Task<RangeComparison> LookAsync(ImageWindow window, CancellationToken cancellation)
    {
        if (!Image.IsKnown(window))
        {
            using var chunk = await _run.AcquireAsync(window, cancellation);
        }

        RangeComparison? found = null;
        await _looker.CompareAsync([window], comparison => found = comparison, cancellation);
        return found!;
    }

    /// <summary>Does what is to be done in the holes before runs; what lies in the first block is none.</summary>
    /// <returns>Where the next hole begins.</returns>
    private async Task<long> FillHolesAsync(Batch batch, long start, IEnumerable<ByteRange> runs, CancellationToken cancellation)
    {
        foreach (var run in runs)
        {
            start = Math.Max(start, CardMarker.Size);
            batch.HasHoles |= await _holes.FillAsync(new ByteRange(start, run.Offset - start), cancellation);
            start = run.End;
        }

        return start;
    }

    private async Task FinishAsync(CancellationToken cancellation)
    {
        _run.Tally.Enter(CardStage.Finish);
        if (_run.Options.Verify)
        {
            await new FinalCheck(_run, _looker).RequireAllAsync(_record.Sentinels, cancellation);
        }

        _run.Cursor.RequireUnchanged();
        cancellation.ThrowIfCancellationRequested();
        await _patches.WriteAsync();
        await _first.RestoreAsync(_run.Options.Verify);
        _record.Finish();
    }

    private CardVerdict Verdict() => _run switch
    {
        { Tally.Written: 0, Options.Update: true } => new(CardOutcome.Verified, $"{_run.Device.Name}: holds the image already; all of it was read."),
        { Options.Verify: true } => new(CardOutcome.Verified, $"{_run.Device.Name}: written, read back, and right."),
        _ => new(CardOutcome.WrittenNotVerified, $"{_run.Device.Name}: written, not verified."),
    };

    private static long RoundUp(long value, int unit) => (value + unit - 1) / unit * unit;
}
