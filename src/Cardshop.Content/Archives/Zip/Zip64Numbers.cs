using System.Buffers.Binary;

namespace Cardshop.Content.Archives.Zip;

/// <summary>
/// The numbers of a member that do not fit 32 bits (APPNOTE section 4.5.3): 64 bits for each that is FFFFFFFF in its place, in the order
/// length, compressed length, offset.
/// </summary>
internal ref struct Zip64Numbers(ReadOnlySpan<byte> field)
{
    private const uint Marker = 0xFFFFFFFF;

    private readonly bool _exists = !field.IsEmpty;
    private ReadOnlySpan<byte> _rest = field;

    /// <summary>The number that a place stands for; less than zero when there is none.</summary>
    public long Widen(uint place)
    {
        if (place != Marker || !_exists)
        {
            return place;
        }

        if (_rest.Length < sizeof(long))
        {
            return -1;
        }

        var number = BinaryPrimitives.ReadInt64LittleEndian(_rest);
        _rest = _rest[sizeof(long)..];
        return number;
    }
}
