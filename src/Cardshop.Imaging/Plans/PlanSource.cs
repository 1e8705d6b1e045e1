using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Plans;

/// <summary>
/// The image of a plan as bytes that can be read, and sent somewhere, without ever being a file. Made for reading from front to back: whoever
/// goes back begins at the first extent again.
/// </summary>
public sealed class PlanSource(ImagePlan plan) : ByteSource, IDisposable
{
    private readonly Lock _lock = new();
    private IEnumerator<PlannedExtent>? _extents;

    /// <summary>Where the extent begins that the cursor is at; reading before it begins anew.</summary>
    private long _reached;
    private bool _hasExtent;

    /// <inheritdoc/>
    public override long Length => plan.Length;

    /// <inheritdoc/>
    public override IEnumerable<ByteRange> DataRanges()
    {
        var pending = default(ByteRange);
        foreach (var extent in plan.Extents())
        {
            if (extent.Offset == pending.End && pending.Length > 0)
            {
                pending = pending with { Length = pending.Length + extent.Length };
                continue;
            }

            if (pending.Length > 0)
            {
                yield return pending;
            }

            pending = new ByteRange(extent.Offset, extent.Length);
        }

        if (pending.Length > 0)
        {
            yield return pending;
        }
    }

    /// <summary>Lets go of the plan.</summary>
    public void Dispose() => _extents?.Dispose();

    /// <inheritdoc/>
    protected override void ReadCore(long offset, Span<byte> destination)
    {
        lock (_lock)
        {
            while (!destination.IsEmpty)
            {
                var count = ReadPiece(offset, destination);
                offset += count;
                destination = destination[count..];
            }
        }
    }

    /// <summary>Reads from one extent, or the zeros before it.</summary>
    private int ReadPiece(long offset, Span<byte> destination)
    {
        SeekTo(offset);
        if (!_hasExtent || offset < _extents!.Current.Offset)
        {
            var zeros = _hasExtent ? (int)Math.Min(destination.Length, _extents!.Current.Offset - offset) : destination.Length;
            destination[..zeros].Clear();
            return zeros;
        }

        var extent = _extents.Current;
        var count = (int)Math.Min(destination.Length, extent.End - offset);
        extent.Read(offset - extent.Offset, destination[..count]);
        return count;
    }

    /// <summary>Goes to the first extent that ends behind an offset.</summary>
    private void SeekTo(long offset)
    {
        if (_extents is null || offset < _reached)
        {
            _extents?.Dispose();
            _extents = plan.Extents().GetEnumerator();
            _hasExtent = _extents.MoveNext();
            _reached = 0;
        }

        while (_hasExtent && _extents.Current.End <= offset)
        {
            _reached = _extents.Current.End;
            _hasExtent = _extents.MoveNext();
        }
    }
}
