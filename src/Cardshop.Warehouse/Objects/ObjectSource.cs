using Cardshop.Primitives.Extents;

namespace Cardshop.Warehouse.Objects;

/// <summary>The bytes of an open object as a source.</summary>
internal sealed class ObjectSource(ObjectContent content) : ByteSource, IDisposable
{
    public override long Length => content.Object.Length;

    public void Dispose() => content.Dispose();

    protected override void ReadCore(long offset, Span<byte> destination) => content.Read(offset, destination);
}
