using Cardshop.Cards.Images;

namespace Cardshop.Cards.Writing;

/// <summary>Where one card is in the image. Disposed when the card asks for no more; what it still holds it gives back itself.</summary>
internal sealed class ChunkCursor(ChunkWindow owner, Func<IImageReader> open) : IDisposable
{
    private IImageReader? _reader;

    /// <summary>The window that it asked for last; −1 at first.</summary>
    public int Position { get; set; } = -1;

    /// <summary>How many chunks it holds.</summary>
    public int Held { get; set; }

    /// <summary>How many reads of its own reader are under way.</summary>
    public int Reading { get; set; }

    /// <summary>The reader of a card that has fallen behind; it is opened when it is first needed.</summary>
    public IImageReader Reader => _reader ??= open();

    /// <summary>Waits for a window.</summary>
    /// <param name="window">Which.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ImageChangedException">The image is not what it should be: no card can be finished any more.</exception>
    /// <exception cref="IOException">The image cannot be read there.</exception>
    public Task<ChunkLease> AcquireAsync(ImageWindow window, CancellationToken cancellation = default) => owner.AcquireAsync(this, window, cancellation);

    /// <summary>Makes sure that no card has found the image to be something else.</summary>
    /// <exception cref="ImageChangedException">One has, or it was changed meanwhile.</exception>
    public void RequireUnchanged() => owner.RequireUnchanged();

    public void Dispose() => owner.Remove(this);

    /// <summary>Ends its reader.</summary>
    internal void Close() => _reader?.Dispose();
}
