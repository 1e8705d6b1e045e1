using System.Runtime.InteropServices;

namespace Cardshop.Primitives.Storage;

/// <summary>Memory outside the garbage collector's heap that starts on a boundary direct I/O accepts.</summary>
public sealed unsafe class AlignedBuffer : IDisposable
{
    /// <summary>What offsets, lengths and addresses of direct I/O must be multiples of, in bytes.</summary>
    public const int Alignment = 4096;

    private byte* _pointer;

    /// <param name="capacity">Size in bytes, a positive multiple of <see cref="Alignment"/>.</param>
    public AlignedBuffer(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNotEqual(capacity % Alignment, 0);
        Capacity = capacity;
        _pointer = (byte*)NativeMemory.AlignedAlloc((nuint)capacity, Alignment);
    }

    /// <summary>Size in bytes.</summary>
    public int Capacity { get; }

    /// <summary>The bytes; their initial content is undefined.</summary>
    public Span<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pointer is null, this);
            return new Span<byte>(_pointer, Capacity);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_pointer);
        _pointer = null;
    }
}
