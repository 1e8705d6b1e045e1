using System.Buffers.Binary;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Archives.Zip;

/// <summary>
/// What stands before the data of a member (APPNOTE section 4.3.7). All but the lengths of its last two fields is in the directory too.
/// <code>
/// 00 50 4B 03 04  04 ... 26 name length  28 extra length  30 name, extra fields
/// </code>
/// </summary>
internal static class ZipLocalHeader
{
    private const int Size = 30;

    private static ReadOnlySpan<byte> Magic => "PK\u0003\u0004"u8;

    /// <summary>Where the data of a member begins; null when its header is not where the directory says, or is another one's.</summary>
    public static long? FindData(ByteSource archive, ZipEntry entry)
    {
        if (entry.HeaderOffset > archive.Length - Size - entry.RawName.Length)
        {
            return null;
        }

        var header = archive.ReadBytes(entry.HeaderOffset, Size + entry.RawName.Length);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26));
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        return header.AsSpan().StartsWith(Magic) && nameLength == entry.RawName.Length && header.AsSpan(Size).SequenceEqual(entry.RawName)
            ? entry.HeaderOffset + Size + nameLength + extraLength
            : null;
    }
}
