using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store.Writing;

/// <summary>Lets asynchronous reads fill an <see cref="AlignedBuffer"/>. It lies outside the heap that is collected, so pinning it is nothing to do.</summary>
internal sealed unsafe class AlignedMemory(AlignedBuffer buffer) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => buffer.Span;

    public override MemoryHandle Pin(int elementIndex = 0) =>
        new((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(buffer.Span)) + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => buffer.Dispose();
}
