using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>
/// Looks whether a card still has all that was written to it and read back: one that has less room than it says writes over what it had when it comes
/// to its end. If it overshoots by little, what is lost lies at its beginning, so that is compared once more; if by much, a block of each window
/// shows it. A card of which something had to be written again is compared wholly.
/// </summary>
internal sealed class FinalCheck(CardRun run, ReadBack readBack)
{
    private const int FirstOnes = 16;

    /// <exception cref="CardException">Something is lost.</exception>
    public async Task RequireAllAsync(IReadOnlyList<Sentinel> sentinels, CancellationToken cancellation)
    {
        if (await new SentinelCheck(run).FindLostAsync(sentinels, cancellation) is { } lost)
        {
            throw Lost(lost);
        }

        foreach (var window in run.Image.Windows.Take(run.Tally.Retried > 0 ? int.MaxValue : FirstOnes))
        {
            if (!run.Image.IsKnown(window))
            {
                using var chunk = await run.AcquireAsync(window, cancellation);
            }

            await readBack.CompareAsync([window], Judge, cancellation);
        }

        void Judge(RangeComparison comparison)
        {
            if (comparison.Wrong.Count > 0)
            {
                throw Lost(run.Image.Range(comparison.Wrong[0]));
            }
        }
    }

    private CardException Lost(ByteRange range) => new(
        CardOutcome.Forgetful,
        $"{run.Device.Name}: what lies at byte {range.Offset} was read back and was right, but is not any more. The card has less room than it says, or is broken. Use another card.",
        range);
}
