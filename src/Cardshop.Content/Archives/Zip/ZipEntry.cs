using System.Buffers.Binary;

namespace Cardshop.Content.Archives.Zip;

/// <summary>
/// What the directory of a zip archive says of a member (APPNOTE section 4.3.12). Numbers are little-endian.
/// <code>
/// 00 50 4B 01 02   04 made by 1E 03 (3: Unix)   06 needs 14 00   08 flags 00 00     10 method 08 00   12 time, date
/// 16 CRC-32        20 compressed length         24 length        28 name length     30 extra length   32 comment length
/// 34 disk          36 internal attributes       38 attributes A4 81 (0100644) above the lowest 16 bits 42 offset of its header
/// 46 name, extra fields, comment
/// </code>
/// </summary>
internal sealed record ZipEntry
{
    public const int HeaderSize = 46;

    private const ushort Encrypted = 1 << 0;
    private const ushort Utf8 = 1 << 11;
    private const int MadeOnUnix = 3;
    private const int MadeOnMac = 19;

    /// <summary>Its path as it stands in the archive.</summary>
    public required byte[] RawName { get; init; }

    /// <summary>Its path; null when it is not the text that it should be.</summary>
    public required string? Name { get; init; }

    public required bool IsEncrypted { get; init; }

    public required ZipMethod Method { get; init; }

    public required uint Checksum { get; init; }

    public required long CompressedLength { get; init; }

    public required long Length { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTime Modified { get; init; }

    /// <summary>The <c>st_mode</c> of where it was made; 0 when that was no Unix.</summary>
    public required int UnixMode { get; init; }

    /// <summary>Where its header begins in the archive.</summary>
    public required long HeaderOffset { get; init; }

    /// <summary>The file type in <see cref="UnixMode"/>.</summary>
    public ZipFileType FileType => (ZipFileType)(UnixMode & 0xF000);

    /// <summary>Whether all numbers are such that there can be a member.</summary>
    public bool IsPossible => Length >= 0 && CompressedLength >= 0 && HeaderOffset >= 0;

    public bool IsDirectory => RawName is [.., (byte)'/'];

    public static ReadOnlySpan<byte> Magic => "PK\u0001\u0002"u8;

    /// <summary>How many bytes follow the fixed part: name, extra fields and comment.</summary>
    public static int VariableLength(ReadOnlySpan<byte> header) => NameLength(header) + ExtraLength(header) + CommentLength(header);

    /// <summary>Reads an entry.</summary>
    /// <param name="header">The fixed part.</param>
    /// <param name="variable">What follows it.</param>
    /// <param name="archiveStart">What is to be added to offsets, because something was put before the archive.</param>
    public static ZipEntry Read(ReadOnlySpan<byte> header, ReadOnlySpan<byte> variable, long archiveStart)
    {
        var name = variable[..NameLength(header)];
        var extraFields = variable.Slice(name.Length, ExtraLength(header));
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        var isFromUnix = header[5] is MadeOnUnix or MadeOnMac;
        var zip64 = new Zip64Numbers(ZipExtraFields.Find(extraFields, ZipExtraFields.Zip64));
        var length = zip64.Widen(BinaryPrimitives.ReadUInt32LittleEndian(header[24..]));
        var compressedLength = zip64.Widen(BinaryPrimitives.ReadUInt32LittleEndian(header[20..]));
        var offset = zip64.Widen(BinaryPrimitives.ReadUInt32LittleEndian(header[42..]));
        return new ZipEntry
        {
            RawName = name.ToArray(),
            Name = ZipText.Decode(name, (flags & Utf8) != 0, isFromUnix, extraFields),
            IsEncrypted = (flags & Encrypted) != 0,
            Method = (ZipMethod)BinaryPrimitives.ReadUInt16LittleEndian(header[10..]),
            Checksum = BinaryPrimitives.ReadUInt32LittleEndian(header[16..]),
            CompressedLength = compressedLength,
            Length = length,
            Modified = ZipTime.Of(
                BinaryPrimitives.ReadUInt16LittleEndian(header[14..]),
                BinaryPrimitives.ReadUInt16LittleEndian(header[12..]),
                extraFields),
            UnixMode = isFromUnix ? BinaryPrimitives.ReadUInt16LittleEndian(header[40..]) : 0,
            HeaderOffset = offset < 0 ? offset : offset + archiveStart,
        };
    }

    private static int NameLength(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);

    private static int ExtraLength(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);

    private static int CommentLength(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
}
