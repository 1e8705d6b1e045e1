using System.Buffers.Binary;

namespace Cardshop.Content.Archives.Zip;

/// <summary>
/// The extra fields of a member (APPNOTE section 4.5): an identifier, a size and as many bytes, one field behind the other. What is cut off
/// at the end is passed over, as other programs do.
/// <code>
/// 55 54 05 00  03 5F 8A 1C 67   "UT", 5 bytes: an extended time stamp
/// </code>
/// </summary>
internal static class ZipExtraFields
{
    public const ushort Zip64 = 0x0001;
    public const ushort Ntfs = 0x000A;
    public const ushort ExtendedTimestamp = 0x5455;
    public const ushort UnicodePath = 0x7075;

    private const int HeaderSize = 4;

    /// <summary>The bytes of the first field of an identifier; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> fields, ushort identifier)
    {
        while (fields.Length >= HeaderSize)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(fields[2..]);
            if (size > fields.Length - HeaderSize)
            {
                break;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(fields) == identifier)
            {
                return fields.Slice(HeaderSize, size);
            }

            fields = fields[(HeaderSize + size)..];
        }

        return default;
    }
}
