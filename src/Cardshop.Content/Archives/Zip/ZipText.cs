using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Cardshop.Content.Archives.Members;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Archives.Zip;

/// <summary>The text of names in zip archives (APPNOTE appendix D).</summary>
internal static class ZipText
{
    private const int UnicodePathHeaderSize = 5;

    private static readonly Encoding Codepage437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    /// <summary>UTF-8 where the archive says so, else code page 437; null when it is not the UTF-8 that it should be.</summary>
    /// <param name="name">As it stands in the archive.</param>
    /// <param name="isUtf8">What the flag of the member says.</param>
    /// <param name="isFromUnix">It was made where names are UTF-8; Info-ZIP does not set the flag there.</param>
    /// <param name="extraFields">May have it in UTF-8 (Info-ZIP): a version, the CRC-32 of the other form, and the text.</param>
    public static string? Decode(ReadOnlySpan<byte> name, bool isUtf8, bool isFromUnix, ReadOnlySpan<byte> extraFields)
    {
        if (isUtf8 || (isFromUnix && Utf8.IsValid(name)))
        {
            return MemberName.Decode(name);
        }

        var unicode = ZipExtraFields.Find(extraFields, ZipExtraFields.UnicodePath);
        return unicode.Length > UnicodePathHeaderSize && BinaryPrimitives.ReadUInt32LittleEndian(unicode[1..]) == Crc32.Append(0, name)
            ? MemberName.Decode(unicode[UnicodePathHeaderSize..])
            : Codepage437.GetString(name);
    }
}
