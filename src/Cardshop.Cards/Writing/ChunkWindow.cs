using Cardshop.Cards.Images;

namespace Cardshop.Cards.Writing;

/// <summary>
/// The chunks of an image that were read last, shared by all cards that are written. Memory is bounded: a chunk that nobody uses makes room for
/// another, first the one that will be needed last. Cards at the front have one reader and a read-ahead of one; a card that has fallen so far
/// behind that its chunk is gone reads it for itself. Nobody waits for another card: room for one chunk is kept for each, and a second one is
/// had only while that leaves enough. Safe for several threads.
/// </summary>
internal sealed class ChunkWindow : IDisposable
{
    /// <summary>How many chunks a card may hold: one that is being written, and the next.</summary>
    private const int MostHeld = 2;

    private readonly CardImage _image;
    private readonly Func<IImageReader> _open;
    private readonly IImageReader _front;
    private readonly int _capacity;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Chunk> _chunks = [];
    private readonly Stack<Memory<byte>> _free = [];
    private readonly List<ChunkCursor> _cursors = [];
    private readonly List<ChunkCursor> _gone = [];
    private TaskCompletionSource _released = new();
    private int _allocated;
    private int _readAheads;
    private int _reached = -1;
    private ImageChangedException? _changed;

    /// <param name="image">What is read.</param>
    /// <param name="cards">How many cards there will be at most at a time.</param>
    /// <param name="open">Makes a reader.</param>
    public ChunkWindow(CardImage image, int cards, Func<IImageReader> open)
    {
        _image = image;
        _open = open;
        _front = open();
        _capacity = Math.Min((MostHeld * cards) + 4, Math.Max(cards + 8, 24));
    }

    /// <summary>The most bytes of the image that are ever in memory.</summary>
    public long Capacity => (long)_capacity * _image.WindowSize;

    /// <summary>Bytes of memory that were ever asked for.</summary>
    public long Allocated => (long)Volatile.Read(ref _allocated) * _image.WindowSize;

    /// <summary>How often a window was read.</summary>
    public long Reads { get; private set; }

    /// <summary>A place for a card to read from.</summary>
    public ChunkCursor Open()
    {
        var cursor = new ChunkCursor(this, _open);
        lock (_lock)
        {
            _cursors.Add(cursor);
        }

        return cursor;
    }

    /// <summary>Ends the reader of the front.</summary>
    public void Dispose() => _front.Dispose();

    internal async Task<ChunkLease> AcquireAsync(ChunkCursor cursor, ImageWindow window, CancellationToken cancellation)
    {
        var chunk = await TakeAsync(cursor, window, cancellation);
        try
        {
            await chunk.Filled.WaitAsync(cancellation);
            return new ChunkLease(this, cursor, chunk);
        }
        catch
        {
            Release(cursor, chunk);
            throw;
        }
    }

    internal void RequireUnchanged()
    {
        lock (_lock)
        {
            ThrowIfChanged();
        }

        _image.RequireUnchanged();
    }

    internal void Release(ChunkCursor cursor, Chunk chunk)
    {
        lock (_lock)
        {
            cursor.Held--;
            chunk.Users--;
            if (cursor.Held == 0)
            {
                _gone.Remove(cursor);
            }
        }

        Tell();
    }

    /// <summary>What a card that is gone still holds, because its device has not come back, stays counted.</summary>
    internal void Remove(ChunkCursor cursor)
    {
        lock (_lock)
        {
            if (!_cursors.Remove(cursor))
            {
                return;
            }

            if (cursor.Held > 0)
            {
                _gone.Add(cursor);
            }

            CloseIfDone(cursor);
        }

        Tell();
    }

    private async Task<Chunk> TakeAsync(ChunkCursor cursor, ImageWindow window, CancellationToken cancellation)
    {
        while (true)
        {
            Task released;
            lock (_lock)
            {
                ThrowIfChanged();
                if (TryTake(cursor, window) is { } chunk)
                {
                    ReadAhead(window.Index + 1);
                    return chunk;
                }

                released = _released.Task;
            }

            await released.WaitAsync(cancellation);
        }
    }

    private void ThrowIfChanged()
    {
        if (_changed is not null)
        {
            throw new ImageChangedException(_changed.Message);
        }
    }

    private Chunk? TryTake(ChunkCursor cursor, ImageWindow window)
    {
        cursor.Position = window.Index;
        if (cursor.Held >= MostHeld || (cursor.Held > 0 && Spare() <= 0))
        {
            return null;
        }

        ForgetIfUnreadable(window.Index);
        if (!_chunks.TryGetValue(window.Index, out var chunk))
        {
            if (TryGetMemory() is not { } memory)
            {
                return null;
            }

            chunk = Begin(window, memory, cursor);
        }

        chunk.Users++;
        cursor.Held++;
        return chunk;
    }

    /// <summary>The next window is read before anybody asks for it, if only the front has got so far, and there is room that nobody else may need.</summary>
    private void ReadAhead(int next)
    {
        if (next == _reached + 1 && next < _image.Windows.Count && !_chunks.ContainsKey(next) && Spare() > 0 && TryGetMemory() is { } memory)
        {
            Begin(_image.Windows[next], memory, cursor: null);
        }
    }

    /// <summary>How many chunks may be taken beyond the one that each card can always have.</summary>
    private int Spare() => _capacity - _readAheads - _cursors.Sum(cursor => Math.Max(1, cursor.Held)) - _gone.Sum(cursor => cursor.Held);

    private Memory<byte>? TryGetMemory()
    {
        if (_free.TryPop(out var free))
        {
            return free;
        }

        if (_allocated < _capacity)
        {
            _allocated++;
            return PinnedMemory.Allocate(_image.WindowSize);
        }

        var unused = _chunks.Values.Where(chunk => chunk.Users == 0).MaxBy(chunk => NextUse(chunk.Window.Index));
        if (unused is null)
        {
            return null;
        }

        _chunks.Remove(unused.Window.Index);
        return unused.Memory;
    }

    /// <summary>How many windows the card has to go that will be the first to need a window.</summary>
    private int NextUse(int window) => _cursors
        .Where(cursor => cursor.Position < window)
        .Select(cursor => window - cursor.Position)
        .DefaultIfEmpty(int.MaxValue)
        .Min();

    private Chunk Begin(ImageWindow window, Memory<byte> memory, ChunkCursor? cursor)
    {
        Reads++;
        var isFront = window.Index > _reached || cursor is null;
        _reached = Math.Max(_reached, window.Index);
        var chunk = new Chunk(window, memory) { Users = 1 };
        _chunks.Add(window.Index, chunk);
        if (cursor is null)
        {
            _readAheads++;
        }
        else
        {
            cursor.Reading++;
        }

        chunk.Filled = FillAsync(chunk, isFront ? _front : cursor!.Reader, cursor);
        return chunk;
    }

    private async Task FillAsync(Chunk chunk, IImageReader reader, ChunkCursor? cursor)
    {
        // Whoever begins holds the lock; what a reader does at once must not be done under it.
        await Task.Yield();
        try
        {
            await reader.ReadAsync(chunk.Window, chunk.Memory);
        }
        catch (ImageChangedException error)
        {
            lock (_lock)
            {
                _changed ??= error;
            }

            throw;
        }
        finally
        {
            lock (_lock)
            {
                chunk.Users--;
                if (cursor is null)
                {
                    _readAheads--;
                }
                else
                {
                    cursor.Reading--;
                    CloseIfDone(cursor);
                }
            }

            Tell();
        }
    }

    private void CloseIfDone(ChunkCursor cursor)
    {
        if (cursor.Reading == 0 && !_cursors.Contains(cursor))
        {
            cursor.Close();
        }
    }

    /// <summary>A window that could not be read is read again for the next who needs it.</summary>
    private void ForgetIfUnreadable(int window)
    {
        if (_chunks.TryGetValue(window, out var chunk) && chunk.Users == 0 && chunk.Filled.IsFaulted)
        {
            _chunks.Remove(window);
            _free.Push(chunk.Memory);
        }
    }

    /// <summary>Wakes those who wait for room.</summary>
    private void Tell()
    {
        TaskCompletionSource released;
        lock (_lock)
        {
            (released, _released) = (_released, new TaskCompletionSource());
        }

        released.SetResult();
    }
}
