using Cardshop.Cards.Devices;
using Cardshop.Cards.Images;
using Cardshop.Imaging.Verification;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>Does something with one card from its first to its last moment, and turns whatever stops it into a verdict.</summary>
internal sealed class CardTask(CardImage image, ChunkWindow chunks, TimeProvider clock, WriterOptions options)
{
    public async Task<CardResult> RunAsync(
        IBlockDevice device,
        ICardWatch watch,
        Func<CardRun, CancellationToken, Task<(CardVerdict Verdict, IReadOnlyList<ImageDifference> Differences)>> work,
        CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var tally = new CardTally(image.MappedLength, watch);
        using var watched = new WatchedDevice(device, clock, options, tally.Notice);
        using var over = new CancellationTokenSource();
        var watching = Task.WhenAll(watched.WatchAsync(over.Token), watched.HurryAsync(cancellation, over.Token));
        var (verdict, differences) = await JudgeAsync(watched, tally, work, cancellation);
        over.End();
        await watching.Quietly();

        // A device that does not answer any more does not close either.
        await device.DisposeAsync().AsTask().WaitAsync(options.CancelLimit, clock, CancellationToken.None).Quietly();
        var result = new CardResult(
            verdict, tally.Written, tally.Verified, tally.Resumed, tally.Retried, clock.GetElapsedTime(began), tally.Notices, differences);
        watch.Ended(result);
        return result;
    }

    private async Task<(CardVerdict Verdict, IReadOnlyList<ImageDifference> Differences)> JudgeAsync(
        WatchedDevice device,
        CardTally tally,
        Func<CardRun, CancellationToken, Task<(CardVerdict Verdict, IReadOnlyList<ImageDifference> Differences)>> work,
        CancellationToken cancellation)
    {
        try
        {
            using var cursor = chunks.Open();
            return await work(new CardRun(image, device, cursor, options, clock, tally), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return (new CardVerdict(CardOutcome.Cancelled, $"{device.Name}: cancelled. The same command carries on."), []);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Stalled && cancellation.IsCancellationRequested)
        {
            return (new CardVerdict(CardOutcome.Cancelled, $"{device.Name}: cancelled while it did not answer. The same command carries on."), []);
        }
        catch (CardException error)
        {
            return (At(error.Outcome, error.Message, error.Range), []);
        }
        catch (DeviceException error)
        {
            return (At(OutcomeOf(error.Fault), error.Message, error.Range), []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (new CardVerdict(CardOutcome.ImageUnusable, error.Message), []);
        }
        catch (Exception error)
        {
            // One card never harms another, not even by a defect of ours.
            return (new CardVerdict(CardOutcome.Defect, $"{device.Name}: {error}"), []);
        }
    }

    private CardVerdict At(CardOutcome outcome, string message, ByteRange? range) =>
        new(outcome, message, range, range is { } place ? FilesAt(place) : []);

    /// <summary>That the files cannot be told is no reason to tell nothing.</summary>
    private IReadOnlyList<string> FilesAt(ByteRange range)
    {
        try
        {
            return image.FilesAt([range])[0];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static CardOutcome OutcomeOf(DeviceFault fault) => fault switch
    {
        DeviceFault.Gone => CardOutcome.Gone,
        DeviceFault.WriteProtected => CardOutcome.WriteProtected,
        DeviceFault.Stalled => CardOutcome.Stalled,
        _ => CardOutcome.Failed,
    };
}
