using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cardshop.Primitives.Storage;

/// <summary>
/// An <see cref="AlignedBuffer"/> for who reads and writes asynchronously. It lies outside the heap that is collected, so pinning it is nothing to do.
/// </summary>
/// <param name="buffer">Disposed of with this.</param>
public sealed unsafe class AlignedMemory(AlignedBuffer buffer) : MemoryManager<byte>
{
    /// <inheritdoc/>
    public override Span<byte> GetSpan() => buffer.Span;

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) =>
        new((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(buffer.Span)) + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => buffer.Dispose();
}
