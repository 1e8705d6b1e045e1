using System.Text;

namespace Cardshop.Primitives.Extents;

/// <summary>Bytes that are in memory already.</summary>
public sealed class MemorySource(ReadOnlyMemory<byte> bytes) : ByteSource
{
    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <summary>The UTF-8 bytes of a text.</summary>
    public static MemorySource FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    protected override void ReadCore(long offset, Span<byte> destination) =>
        bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);

    /// <inheritdoc/>
    protected override ByteSource SliceCore(long offset, long length) => new MemorySource(bytes.Slice((int)offset, (int)length));
}
