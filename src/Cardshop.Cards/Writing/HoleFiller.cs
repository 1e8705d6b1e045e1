using Cardshop.Cards.Devices;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Cards.Writing;

/// <summary>Does on a card what is to become of the holes of an image.</summary>
internal sealed class HoleFiller(WatchedDevice device, HolePolicy policy, WriterOptions options, TimeProvider clock)
{
    // A device that takes long for one of these must not look as if it had stalled.
    private const long MostZeroed = 64 * ByteSize.MiB;
    private const long MostDiscarded = 256 * ByteSize.MiB;

    // Each discard costs a card as much as a small write; nothing is gained by small ones.
    private const long LeastDiscarded = ByteSize.MiB;

    /// <summary>Does it for one hole.</summary>
    /// <returns>Whether anything was done.</returns>
    /// <exception cref="CardException">The range cannot be zeroed.</exception>
    public async Task<bool> FillAsync(ByteRange hole, CancellationToken cancellation)
    {
        if (hole.Length <= 0 || policy == HolePolicy.Skip || (policy == HolePolicy.Discard && hole.Length < LeastDiscarded))
        {
            return false;
        }

        var most = policy == HolePolicy.Zero ? MostZeroed : MostDiscarded;
        for (var at = hole.Offset; at < hole.End; at += most)
        {
            cancellation.ThrowIfCancellationRequested();
            var part = new ByteRange(at, Math.Min(most, hole.End - at));
            await (policy == HolePolicy.Zero ? ZeroAsync(part, cancellation) : DiscardAsync(part));
        }

        return true;
    }

    private async Task ZeroAsync(ByteRange range, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await device.ZeroAsync(range);
                return;
            }
            catch (DeviceException error) when (error.Fault == DeviceFault.Medium)
            {
                if (attempt > options.Retries)
                {
                    throw new CardException(CardOutcome.Failed, $"{device.Name}: cannot be written at bytes {range.Offset} to {range.End}. Use another card.", range);
                }
            }

            await Task.Delay(options.RetryDelay * attempt, clock, cancellation);
        }
    }

    /// <summary>A hint that a card does not take is no loss.</summary>
    private async Task DiscardAsync(ByteRange range)
    {
        try
        {
            await device.DiscardAsync(range);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Medium)
        {
        }
    }
}
