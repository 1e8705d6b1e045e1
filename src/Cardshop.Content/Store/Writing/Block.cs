using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store.Writing;

/// <summary>A piece of a file on its way through the stages of a <see cref="HashedFile"/>.</summary>
internal sealed class Block : IDisposable
{
    /// <summary>Large enough that a busy reader empties its socket with few calls; half the size costs a tenth more processor time.</summary>
    public const int UsualSize = 4 << 20;

    private readonly AlignedMemory _memory;
    private readonly int _size;
    private int _stages;

    /// <param name="size">Size in bytes, a multiple of <see cref="AlignedBuffer.Alignment"/>.</param>
    public Block(int size)
    {
        _memory = new AlignedMemory(new AlignedBuffer(size));
        _size = size;
    }

    /// <summary>Where the block begins in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>How many of its bytes are filled.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them were hashed before, because the file was made durable in the middle of the block.</summary>
    public int Hashed { get; set; }

    /// <summary>When it is not 0, the block stands for that many zeros that are not written.</summary>
    public long Hole { get; private set; }

    public bool IsFull => Count == _size;

    public Span<byte> Filled => _memory.GetSpan()[..Count];

    public Memory<byte> Room => _memory.Memory[Count..];

    public void StartAt(long offset)
    {
        Offset = offset;
        Count = Hashed = 0;
        Hole = 0;
    }

    public void StandFor(long zeros) => Hole = zeros;

    public void Advance(int count) => Count += count;

    /// <summary>The filled bytes, and zeros up to the boundary that direct I/O asks for.</summary>
    public ReadOnlySpan<byte> Padded()
    {
        var length = (Count + AlignedBuffer.Alignment - 1) / AlignedBuffer.Alignment * AlignedBuffer.Alignment;
        _memory.GetSpan()[Count..length].Clear();
        return _memory.GetSpan()[..length];
    }

    /// <summary>Says how many stages have to let go of the block before it is free again.</summary>
    public void HandTo(int stages) => Volatile.Write(ref _stages, stages);

    /// <summary>Lets go of the block.</summary>
    /// <returns>Whether this was the last stage.</returns>
    public bool Release() => Interlocked.Decrement(ref _stages) == 0;

    public void Dispose() => ((IDisposable)_memory).Dispose();
}
