using Cardshop.Cards.Devices;
using Cardshop.Imaging.Verification;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>Reads a card and compares it with an image.</summary>
internal sealed class CardVerifier(CardRun run)
{
    private const int MostDifferences = 1000;
    private const int WindowsAtATime = 16;

    private readonly List<ByteRange> _wrong = [];

    /// <summary>The ranges that differ, with their files; at most 1000.</summary>
    public IReadOnlyList<ImageDifference> Differences() =>
        [.. _wrong.Zip(run.Image.FilesAt(_wrong), (range, files) => new ImageDifference(range, files, "the content differs, or cannot be read"))];

    /// <summary>Does it.</summary>
    /// <exception cref="DeviceException">The device is gone or stalled.</exception>
    /// <exception cref="IOException">The image cannot be read, or has changed.</exception>
    public async Task<CardVerdict> VerifyAsync(CancellationToken cancellation)
    {
        if (run.Device.Length < run.Image.Length)
        {
            return new CardVerdict(CardOutcome.TooSmall, $"{run.Device.Name}: has {run.Device.Length} bytes, the image {run.Image.Length}; so it cannot hold it.");
        }

        run.Tally.Enter(CardStage.Verify);
        var count = 0;
        using var readBack = new ReadBack(run.Image, run.Device, run.Options.ReadSize, first: null);
        foreach (var windows in run.Image.Windows.Chunk(WindowsAtATime))
        {
            foreach (var window in windows.Where(window => !run.Image.IsKnown(window)))
            {
                using var chunk = await run.AcquireAsync(window, cancellation);
            }

            await readBack.CompareAsync(windows, Judge, cancellation);
        }

        run.Cursor.RequireUnchanged();
        return count == 0
            ? new CardVerdict(CardOutcome.Verified, $"{run.Device.Name}: holds the image; all of it was read.")
            : new CardVerdict(CardOutcome.Different, $"{run.Device.Name}: {(count == 1 ? "1 range differs" : $"{count} ranges differ")}. Write it again.", _wrong[0]);

        void Judge(RangeComparison comparison)
        {
            count += comparison.Wrong.Count;
            _wrong.AddRange(comparison.Wrong.Take(MostDifferences - _wrong.Count).Select(run.Image.Range));
            run.Tally.Pass(run.Image.BytesIn(comparison.Window));
            run.Tally.Verify(comparison.Wrong.Count == 0 ? run.Image.BytesIn(comparison.Window) : 0);
        }
    }
}
