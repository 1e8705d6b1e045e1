using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Personalisation;

/// <summary>Bytes that one card has in place of the image's.</summary>
/// <param name="Offset">Of the disk, in bytes.</param>
/// <param name="Bytes">Not empty.</param>
public readonly record struct ImagePatch(long Offset, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Where they lie.</summary>
    public ByteRange Range => new(Offset, Bytes.Length);
}
