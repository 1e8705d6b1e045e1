using System.Runtime.ExceptionServices;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store.Writing;

/// <summary>
/// Writes a file from front to back and hashes it on the way. The caller fills one block while one thread writes those before it past
/// the page cache and another hashes them; a file of less than a block costs no thread. Memory: four blocks at most.
/// </summary>
public sealed class HashedFile : IDisposable
{
    /// <summary>Runs of zeros that are shorter, in bytes, are written like other bytes: a hole costs its block and its place in the file's map.</summary>
    public const int ShortestHole = 64 << 10;

    /// <summary>A longer run of zeros is hashed in pieces, so that whoever waits for a block waits for seconds at most.</summary>
    private const long LongestHole = 1L << 30;

    private readonly IStorageFile _file;
    private readonly ContentHash _hash;
    private readonly BlockPool _pool;
    private readonly List<BlockStage> _stages = [];
    private ExceptionDispatchInfo? _failure;
    private Block? _current;
    private long _end;

    /// <param name="file">The file; disposed with this.</param>
    /// <param name="hash">Has seen the bytes before <paramref name="start"/>.</param>
    /// <param name="blockSize">Size of a block in bytes, a multiple of <see cref="AlignedBuffer.Alignment"/>.</param>
    /// <param name="start">Where writing begins; the file must have the bytes before it.</param>
    /// <param name="holes">How many bytes before <paramref name="start"/> lie in holes.</param>
    public HashedFile(IStorageFile file, ContentHash hash, int blockSize, long start = 0, long holes = 0)
    {
        _file = file;
        _hash = hash;
        _pool = new BlockPool(blockSize);
        _end = start - (start % AlignedBuffer.Alignment);
        Holes = holes;
        if (start > _end)
        {
            Restore((int)(start - _end));
        }
    }

    /// <summary>Bytes that lie in holes, those under way included: they take no room.</summary>
    public long Holes { get; private set; }

    /// <summary>Bytes in the file, those under way included.</summary>
    public long Length => _end + (_current?.Count ?? 0);

    /// <summary>Where the next bytes go; never empty. Waits for a free block.</summary>
    /// <exception cref="IOException">Writing failed.</exception>
    public Span<byte> Room() => (_current ?? Start(_pool.Take())).Room.Span;

    /// <inheritdoc cref="Room"/>
    public async ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellation) =>
        (_current ?? Start(await _pool.TakeAsync(cancellation))).Room;

    /// <summary>Says how many bytes of the room were filled.</summary>
    public void Advance(int count)
    {
        _current!.Advance(count);
        if (_current.IsFull)
        {
            Post(_current);
        }
    }

    /// <inheritdoc cref="Room"/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var room = Room();
            var count = Math.Min(room.Length, bytes.Length);
            bytes[..count].CopyTo(room);
            Advance(count);
            bytes = bytes[count..];
        }
    }

    /// <summary>Appends zeros. Long runs become holes where the file had nothing before.</summary>
    /// <inheritdoc cref="Room"/>
    public void AppendZeros(long count)
    {
        while (count > 0)
        {
            var toBoundary = (int)(-Length & (AlignedBuffer.Alignment - 1));
            if (toBoundary == 0 && count >= ShortestHole)
            {
                count -= AppendHole(count);
                continue;
            }

            var room = Room();
            var wanted = count < ShortestHole || toBoundary == 0 ? count : toBoundary;
            var filled = (int)Math.Min(wanted, room.Length);
            room[..filled].Clear();
            Advance(filled);
            count -= filled;
        }
    }

    /// <summary>Makes all full blocks durable.</summary>
    /// <returns>How many bytes from the start of the file are.</returns>
    public long Flush()
    {
        Drain();
        _file.Flush();
        return _end;
    }

    /// <summary>Makes all that was written durable, also the last, unfinished block; more can be written behind it.</summary>
    /// <returns>How many bytes from the start of the file are durable: all.</returns>
    public long FlushAll()
    {
        Drain();
        if (_current is { Count: > 0 } last)
        {
            _hash.Append(last.Filled[last.Hashed..]);
            last.Hashed = last.Count;
            _file.Write(last.Offset, _stages.Count == 0 ? last.Filled : last.Padded());
        }

        _file.Flush();
        return Length;
    }

    /// <summary>Writes what is left, and makes the whole file durable.</summary>
    public void Complete()
    {
        var length = Length;
        if (_current is { Count: > 0 } last)
        {
            if (_stages.Count == 0)
            {
                _hash.Append(last.Filled[last.Hashed..]);
                _file.Write(last.Offset, last.Filled);
            }
            else
            {
                Post(last);
            }
        }

        Drain();
        _file.SetLength(length);
        _file.Flush();
    }

    /// <summary>Closes the file. What was not completed or flushed is lost.</summary>
    public void Dispose()
    {
        foreach (var stage in _stages)
        {
            stage.Dispose();
        }

        _current?.Dispose();
        _pool.Dispose();
        _file.Dispose();
    }

    private Block Start(Block block)
    {
        block.StartAt(_end);
        _current = block;
        _failure?.Throw();
        return block;
    }

    /// <summary>The file ends in the middle of what can be written at once: the bytes before are written again with those to come.</summary>
    private void Restore(int count)
    {
        var block = Start(_pool.Take());
        block.Advance(count);
        for (var read = 0; read < count;)
        {
            var got = _file.Read(block.Offset + read, block.Filled[read..]);
            read += got > 0 ? got : throw new EndOfStreamException($"The file ends at byte {block.Offset + read}, before the place to go on from.");
        }

        block.Hashed = count;
    }

    private long AppendHole(long count)
    {
        if (_current is { Count: > 0 } before)
        {
            Post(before);
        }

        var block = _current ?? Start(_pool.Take());
        block.StandFor(Math.Min(count - (count % AlignedBuffer.Alignment), LongestHole));
        var length = block.Hole;
        Post(block);
        Holes += length;
        return length;
    }

    private void Post(Block block)
    {
        if (_stages.Count == 0)
        {
            _file.TryBypassCache();
            _stages.Add(new BlockStage("hash", Hash, Report, Release));
            _stages.Add(new BlockStage("write", Write, Report, Release));
        }

        _current = null;
        _end += block.Count + block.Hole;
        block.HandTo(_stages.Count);
        _stages.ForEach(stage => stage.Post(block));
    }

    private void Hash(Block block)
    {
        _hash.Append(block.Filled[block.Hashed..]);
        _hash.AppendZeros(block.Hole);
    }

    private void Write(Block block)
    {
        if (block.Hole == 0)
        {
            _file.Write(block.Offset, block.Padded());
        }
    }

    private void Drain()
    {
        _pool.Drain(inUse: _current is null ? 0 : 1);
        _failure?.Throw();
    }

    private void Report(Exception error) => Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(error), null);

    private void Release(Block block)
    {
        if (block.Release())
        {
            _pool.Return(block);
        }
    }
}
