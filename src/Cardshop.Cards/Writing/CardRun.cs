using Cardshop.Cards.Images;

namespace Cardshop.Cards.Writing;

/// <summary>What all who work on one card share.</summary>
/// <param name="Image">What is written.</param>
/// <param name="Device">Where to.</param>
/// <param name="Cursor">Gives chunks of the image.</param>
/// <param name="Options">How.</param>
/// <param name="Clock">Measures, and waits.</param>
/// <param name="Tally">Counts.</param>
internal sealed record CardRun(
    CardImage Image, WatchedDevice Device, ChunkCursor Cursor, WriterOptions Options, TimeProvider Clock, CardTally Tally)
{
    /// <summary>Waits for a window of the image, but not longer than for the device: as long as that keeps chunks, there may be no other.</summary>
    /// <inheritdoc cref="ChunkCursor.AcquireAsync"/>
    public async Task<ChunkLease> AcquireAsync(ImageWindow window, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Device.Abandoned);
        try
        {
            return await Cursor.AcquireAsync(window, either.Token);
        }
        catch (OperationCanceledException) when (Device.IsStalled && !cancellation.IsCancellationRequested)
        {
            throw Device.Stalled();
        }
    }

    /// <summary>A place failed: counts it, and waits for a little while before it is tried again.</summary>
    /// <exception cref="CardException">Too much has failed.</exception>
    public async Task RetryAsync(string what, int attempt, CancellationToken cancellation)
    {
        Tally.Retry();
        if (Tally.Retried > Options.MostRetries)
        {
            throw new CardException(CardOutcome.Failed, $"{Device.Name}: {Tally.Retried} places had to be written again, which is too many. Use another card, or another reader.");
        }

        if (attempt == 1)
        {
            Tally.Notice($"{Device.Name}: {what}; tried again.");
        }

        await Task.Delay(Options.RetryDelay * attempt, Clock, cancellation);
    }
}
