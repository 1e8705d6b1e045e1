using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Inputs;

/// <summary>Stands for bytes that are not here yet: a plan can be made with them, an image cannot.</summary>
/// <param name="name">What is not here.</param>
/// <param name="length">How long it is thought to be.</param>
internal sealed class AbsentSource(string name, long length) : ByteSource
{
    public override long Length => length;

    protected override void ReadCore(long offset, Span<byte> destination) => throw new IOException($"{name} was not fetched, only estimated.");

    protected override ByteSource SliceCore(long offset, long length) => new AbsentSource(name, length);
}
