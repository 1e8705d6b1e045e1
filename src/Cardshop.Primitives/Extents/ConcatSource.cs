namespace Cardshop.Primitives.Extents;

/// <summary>Sources one behind the other. A concatenation of concatenations is flat, so nesting costs nothing on reading.</summary>
public sealed class ConcatSource : ByteSource
{
    private readonly ByteSource[] _parts;
    private readonly long[] _starts;

    private ConcatSource(ByteSource[] parts, long[] starts, long length)
    {
        _parts = parts;
        _starts = starts;
        Length = length;
    }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <summary>Joins sources; empty ones vanish, a single one is returned as it is.</summary>
    public static ByteSource Of(params IEnumerable<ByteSource> sources)
    {
        var parts = sources.SelectMany(Flatten).ToArray();
        if (parts.Length <= 1)
        {
            return parts.Length == 0 ? ZeroSource.Empty : parts[0];
        }

        var starts = new long[parts.Length];
        var length = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            starts[i] = length;
            length = checked(length + parts[i].Length);
        }

        return new ConcatSource(parts, starts, length);
    }

    /// <inheritdoc/>
    public override IEnumerable<ByteRange> DataRanges()
    {
        var pending = default(ByteRange);
        for (var i = 0; i < _parts.Length; i++)
        {
            foreach (var range in _parts[i].DataRanges())
            {
                var placed = range with { Offset = range.Offset + _starts[i] };
                if (pending.Length > 0 && placed.Offset == pending.End)
                {
                    pending = pending with { Length = pending.Length + placed.Length };
                    continue;
                }

                if (pending.Length > 0)
                {
                    yield return pending;
                }

                pending = placed;
            }
        }

        if (pending.Length > 0)
        {
            yield return pending;
        }
    }

    /// <inheritdoc/>
    protected override void ReadCore(long offset, Span<byte> destination)
    {
        for (var i = IndexAt(offset); !destination.IsEmpty; i++)
        {
            var within = offset - _starts[i];
            var count = (int)Math.Min(destination.Length, _parts[i].Length - within);
            _parts[i].Read(within, destination[..count]);
            offset += count;
            destination = destination[count..];
        }
    }

    /// <inheritdoc/>
    protected override ByteSource SliceCore(long offset, long length) => Of(Parts(offset, length));

    private static IEnumerable<ByteSource> Flatten(ByteSource source) => source switch
    {
        { Length: 0 } => [],
        ConcatSource concat => concat._parts,
        _ => [source],
    };

    private IEnumerable<ByteSource> Parts(long offset, long length)
    {
        for (var i = IndexAt(offset); length > 0; i++)
        {
            var within = offset - _starts[i];
            var count = Math.Min(length, _parts[i].Length - within);
            yield return _parts[i].Slice(within, count);
            offset += count;
            length -= count;
        }
    }

    private int IndexAt(long offset)
    {
        var index = Array.BinarySearch(_starts, offset);
        return index >= 0 ? index : ~index - 1;
    }
}
