using Cardshop.Cards.Devices;
using Cardshop.Cards.Images;
using Cardshop.Imaging.Verification;

namespace Cardshop.Cards.Writing;

/// <summary>
/// Writes an image to cards, and compares cards with it: any number of times, several at a time. Each card goes its own way at its own pace; what
/// they share is what was read of the image.
/// </summary>
public sealed class WritingJob : IDisposable
{
    private readonly CardImage _image;
    private readonly JournalShelf? _journals;
    private readonly TimeProvider _clock;
    private readonly ChunkWindow _chunks;

    /// <param name="image">What is written.</param>
    /// <param name="cards">How many cards there will be at most at a time; memory is kept for them.</param>
    /// <param name="journals">Where it is remembered how far cards are; null to remember nothing, so that what is interrupted starts over.</param>
    /// <param name="clock">Measures, and waits.</param>
    public WritingJob(CardImage image, int cards, JournalShelf? journals, TimeProvider clock)
        : this(image, cards, journals, clock, () => new ThreadedReader(image))
    {
    }

    internal WritingJob(CardImage image, int cards, JournalShelf? journals, TimeProvider clock, Func<IImageReader> open)
    {
        _image = image;
        _journals = journals;
        _clock = clock;
        _chunks = new ChunkWindow(image, cards, open);
    }

    /// <summary>What the cards share.</summary>
    internal ChunkWindow Chunks => _chunks;

    /// <summary>
    /// Runs the work on a card: one step at a time, on whichever thread of the pool. A simulation runs it where it is.
    /// </summary>
    internal Func<Func<Task<CardResult>>, Task<CardResult>> Run { get; init; } = work =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();

    /// <summary>Writes a card.</summary>
    /// <param name="device">The card; disposed when it is over.</param>
    /// <param name="options">How.</param>
    /// <param name="watch">Is told how it goes.</param>
    /// <param name="cancellation">Ends it; the next time it carries on.</param>
    /// <returns>How it ended. Whatever goes wrong is in there.</returns>
    public Task<CardResult> WriteAsync(IBlockDevice device, WriterOptions options, ICardWatch watch, CancellationToken cancellation = default) =>
        Run(() => new CardTask(_image, _chunks, _clock, options).RunAsync(device, watch, WriteCardAsync, cancellation));

    /// <summary>Compares a card with the image.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<CardResult> VerifyAsync(IBlockDevice device, WriterOptions options, ICardWatch watch, CancellationToken cancellation = default) =>
        Run(() => new CardTask(_image, _chunks, _clock, options).RunAsync(device, watch, VerifyCardAsync, cancellation));

    /// <summary>Lets go of the image; cards that are still written are not.</summary>
    public void Dispose() => _chunks.Dispose();

    private async Task<(CardVerdict, IReadOnlyList<ImageDifference>)> WriteCardAsync(CardRun run, CancellationToken cancellation)
    {
        using var writer = new CardWriter(run, _journals);
        return (await writer.WriteAsync(cancellation), []);
    }

    private static async Task<(CardVerdict, IReadOnlyList<ImageDifference>)> VerifyCardAsync(CardRun run, CancellationToken cancellation)
    {
        var verifier = new CardVerifier(run);
        var verdict = await verifier.VerifyAsync(cancellation);
        var differences = verifier.Differences();
        return (verdict with { Files = differences.Count > 0 ? differences[0].Files : [] }, differences);
    }
}
