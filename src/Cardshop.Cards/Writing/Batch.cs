using Cardshop.Cards.Images;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>Windows that are written, then flushed together, read back together, and recorded together.</summary>
internal sealed class Batch(int first, long began)
{
    private readonly List<Sentinel?> _sentinels = [];
    private readonly List<ImageWindow> _written = [];

    /// <summary>When it was begun, by the clock.</summary>
    public long Began => began;

    /// <summary>Number of its first window.</summary>
    public int First => first;

    /// <summary>How many windows it has.</summary>
    public int Count => _sentinels.Count;

    /// <summary>The windows that were written, wholly or in part.</summary>
    public IReadOnlyList<ImageWindow> Written => _written;

    /// <summary>Bytes of the image in these.</summary>
    public long WrittenLength { get; private set; }

    /// <summary>How many writes are under way.</summary>
    public int UnderWay { get; set; }

    /// <summary>Whether something was zeroed or discarded.</summary>
    public bool HasHoles { get; set; }

    /// <summary>What could not be written.</summary>
    public List<ByteRange> Failed { get; } = [];

    /// <summary>Adds a window that is written.</summary>
    public void AddWritten(ImageWindow window, long length)
    {
        _sentinels.Add(null);
        _written.Add(window);
        WrittenLength += length;
    }

    /// <summary>Adds a window that is on the card already.</summary>
    public void AddRight(Sentinel sentinel) => _sentinels.Add(sentinel);

    /// <summary>A window was read back, and is right.</summary>
    public void SetRight(ImageWindow window, Sentinel sentinel) => _sentinels[window.Index - first] = sentinel;

    /// <summary>The sentinels of all windows, in order; none for one that was not read back.</summary>
    public IReadOnlyList<Sentinel> Sentinels() => [.. _sentinels.Select(sentinel => sentinel ?? Sentinel.None)];
}
