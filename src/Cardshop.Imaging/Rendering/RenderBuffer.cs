using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Rendering;

/// <summary>
/// The mapped parts of one window of the disk on their way through the pipeline. Every stage gets the same buffer; it is free again
/// when the last of them is done with it.
/// </summary>
internal sealed class RenderBuffer : IDisposable
{
    private readonly AlignedBuffer _memory = new(Windows.Size);
    private readonly List<ByteRange> _segments = [];
    private readonly List<RangeDigest> _digests = [];
    private int _users;
    private volatile bool _isSpoiled;

    public long Window { get; private set; }

    /// <summary>Whether a stage has left its work on this buffer undone.</summary>
    public bool IsSpoiled => _isSpoiled;

    /// <summary>What the buffer holds, as ranges of the disk, in order.</summary>
    public IReadOnlyList<ByteRange> Segments => _segments;

    /// <summary>Filled by the stage that hashes, one for each segment.</summary>
    public IList<RangeDigest> Digests => _digests;

    public void Start(long window)
    {
        Window = window;
        _isSpoiled = false;
        _segments.Clear();
        _digests.Clear();
    }

    /// <summary>Adds a range of the disk and returns the memory to fill.</summary>
    public Span<byte> Add(ByteRange range)
    {
        _segments.Add(range);
        return this[range];
    }

    public Span<byte> this[ByteRange range] => _memory.Span.Slice((int)(range.Offset - (Window * Windows.Size)), (int)range.Length);

    /// <summary>The segments with those joined that touch: what can be written at once.</summary>
    public IEnumerable<ByteRange> Runs()
    {
        var pending = _segments[0];
        foreach (var segment in _segments.Skip(1))
        {
            if (segment.Offset == pending.End)
            {
                pending = pending with { Length = pending.Length + segment.Length };
                continue;
            }

            yield return pending;
            pending = segment;
        }

        yield return pending;
    }

    public void Spoil() => _isSpoiled = true;

    public void ShareAmong(int users) => Volatile.Write(ref _users, users);

    /// <summary>Whether no stage uses it any more.</summary>
    public bool IsReleased => Volatile.Read(ref _users) == 0;

    /// <summary>Whether the caller was the last user.</summary>
    public bool Release() => Interlocked.Decrement(ref _users) == 0;

    public void Dispose() => _memory.Dispose();
}
