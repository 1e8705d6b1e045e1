using Cardshop.Cards.Devices;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>
/// The first block of a card: destroyed before anything else is written, and written after all else is right, so that a card boots only when
/// it is whole.
/// </summary>
internal sealed class FirstBlock(CardRun run)
{
    private const int Sector = 512;

    private readonly Memory<byte> _content = PinnedMemory.Allocate(CardMarker.Size);
    private readonly Memory<byte> _marked = PinnedMemory.Allocate(CardMarker.Size);
    private readonly Memory<byte> _found = PinnedMemory.Allocate(CardMarker.Size);

    /// <summary>Where it lies.</summary>
    public ByteRange Range { get; } = new(0, Math.Min(CardMarker.Size, run.Device.Length));

    /// <summary>Whether the card has the marker at the moment.</summary>
    public bool IsDestroyed { get; private set; }

    /// <summary>Learns from the image what belongs there; zeros where it has a hole.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        _content.Span.Clear();
        if (run.Image.Windows.Count > 0 && run.Image.Windows[0].Offset == 0 && run.Image.Runs(run.Image.Windows[0]).First().Offset == 0)
        {
            using var chunk = await run.AcquireAsync(run.Image.Windows[0], cancellation);
            chunk[new ByteRange(0, CardMarker.Size)].CopyTo(_content);
        }
    }

    /// <summary>The marker that an interrupted run has left; null when there is none, or it is of another run.Image.</summary>
    public async Task<CardMarker?> FindMarkerAsync() =>
        await TryReadAsync() && CardMarker.TryRead(_found.Span) is { } marker && marker.Image == run.Image.Fingerprint ? marker : null;

    /// <summary>
    /// Puts the marker onto the card, for good: its first sector before the others. Sectors are whole or not there when the power goes, blocks may be
    /// torn, and a card that still boots had better be what it was.
    /// </summary>
    /// <exception cref="CardException">The card does not take it.</exception>
    public async Task DestroyAsync(CardMarker marker, CancellationToken cancellation)
    {
        marker.Write(_marked.Span);
        IsDestroyed = true;
        if (await TryReadAsync())
        {
            _marked[..Sector].CopyTo(_found);
            await PutAsync(PinnedMemory.CopyOf(_found), check: true, cancellation);
        }

        await PutAsync(_marked, check: true, cancellation);
    }

    /// <summary>Makes sure that the marker is still there: a card that has less room than it says writes over its beginning when it comes to its end.</summary>
    /// <exception cref="CardException">It is not.</exception>
    public async Task RequireMarkerAsync()
    {
        if (!await TryReadAsync() || !IsSame(_marked))
        {
            throw Lost();
        }
    }

    /// <summary>Writes what belongs there, the first sector last of all: it is what makes a card boot.</summary>
    /// <exception cref="CardException">The card does not take it.</exception>
    public async Task RestoreAsync(bool check)
    {
        var almost = PinnedMemory.CopyOf(_content);
        _marked[..Sector].CopyTo(almost);
        await PutAsync(almost, check, CancellationToken.None);
        try
        {
            await PutAsync(_content, check, CancellationToken.None);
        }
        catch (CardException)
        {
            await UndoAsync();
            throw;
        }

        IsDestroyed = false;
    }

    /// <summary>In what was read from a card that is being written, puts what belongs there in the marker's place.</summary>
    /// <exception cref="CardException">The marker is not there.</exception>
    public void Replace(ByteRange piece, Memory<byte> bytes)
    {
        if (!IsDestroyed || piece.Offset != 0 || bytes.IsEmpty)
        {
            return;
        }

        var length = (int)Math.Min(CardMarker.Size, bytes.Length);
        if (!bytes.Span[..length].SequenceEqual(_marked.Span[..length]))
        {
            throw Lost();
        }

        _content[..length].CopyTo(bytes);
    }

    /// <summary>Nobody knows what a card holds that does not keep its first block; it had better not look finished.</summary>
    private async Task UndoAsync()
    {
        try
        {
            await run.Device.WriteAsync(0, _marked);
            await run.Device.FlushAsync();
        }
        catch (DeviceException)
        {
            // Why it failed is told already.
        }
    }

    private async Task PutAsync(Memory<byte> block, bool check, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await run.Device.WriteAsync(0, block);
                await run.Device.FlushAsync();
                if (!check || (await TryReadAsync() && IsSame(block)))
                {
                    return;
                }

                if (attempt > run.Options.Retries)
                {
                    throw new CardException(CardOutcome.Failed, $"{run.Device.Name}: its first block does not keep what is written there. Use another card.", Range);
                }
            }
            catch (DeviceException error) when (error.Fault == DeviceFault.Medium && attempt <= run.Options.Retries)
            {
                // Once more.
            }

            await Task.Delay(run.Options.RetryDelay * attempt, run.Clock, cancellation);
        }
    }

    private async Task<bool> TryReadAsync()
    {
        for (var attempt = 1; attempt <= run.Options.Retries; attempt++)
        {
            try
            {
                await run.Device.ReadAsync(0, _found);
                return true;
            }
            catch (DeviceException error) when (error.Fault == DeviceFault.Medium)
            {
                await Task.Delay(run.Options.RetryDelay, run.Clock);
            }
        }

        return false;
    }

    private bool IsSame(Memory<byte> block) => _found.Span[..(int)Range.Length].SequenceEqual(block.Span[..(int)Range.Length]);

    private CardException Lost() => new(
        CardOutcome.Forgetful,
        $"{run.Device.Name}: has lost the block at its beginning while it was written further on. It has less room than it says, or is broken. Use another card.",
        Range);
}
