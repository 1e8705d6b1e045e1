using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>The right to use a chunk, until it is disposed.</summary>
internal sealed class ChunkLease(ChunkWindow owner, ChunkCursor cursor, Chunk chunk) : IDisposable
{
    private int _users = 1;

    /// <summary>A part of the window.</summary>
    /// <param name="range">On the disk.</param>
    public Memory<byte> this[ByteRange range] => chunk.Memory.Slice((int)(range.Offset - chunk.Window.Offset), (int)range.Length);

    /// <summary>Makes it last for one user more, who disposes it too.</summary>
    public ChunkLease Share()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            owner.Release(cursor, chunk);
        }
    }
}
