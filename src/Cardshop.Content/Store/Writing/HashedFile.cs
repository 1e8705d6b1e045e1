using System.Runtime.ExceptionServices;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store.Writing;

/// <summary>
/// Writes a file from front to back and hashes it on the way. The caller fills one block while one thread writes those before it past
/// the page cache and another hashes them; a file of less than a block costs no thread. Memory: the few blocks of a <see cref="BlockPool"/>.
/// </summary>
internal sealed class HashedFile : IDisposable
{
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
    /// <param name="start">Where writing begins, a multiple of <see cref="AlignedBuffer.Alignment"/>.</param>
    public HashedFile(IStorageFile file, ContentHash hash, int blockSize, long start = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(start % AlignedBuffer.Alignment, 0);
        _file = file;
        _hash = hash;
        _pool = new BlockPool(blockSize);
        _end = start;
    }

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

    /// <summary>Makes all full blocks durable.</summary>
    /// <returns>How many bytes from the start of the file are.</returns>
    public long Flush()
    {
        Drain();
        _file.Flush();
        return _end;
    }

    /// <summary>Writes what is left, and makes the whole file durable.</summary>
    public void Complete()
    {
        var length = Length;
        if (_current is { Count: > 0 } last)
        {
            if (_stages.Count == 0)
            {
                _hash.Append(last.Filled);
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

    private void Post(Block block)
    {
        if (_stages.Count == 0)
        {
            _file.TryBypassCache();
            _stages.Add(new BlockStage("hash", block => _hash.Append(block.Filled), Report, Release));
            _stages.Add(new BlockStage("write", block => _file.Write(block.Offset, block.Padded()), Report, Release));
        }

        _current = null;
        _end += block.Count;
        block.HandTo(_stages.Count);
        _stages.ForEach(stage => stage.Post(block));
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
