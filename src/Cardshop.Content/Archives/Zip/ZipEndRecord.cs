using System.Buffers.Binary;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Archives.Zip;

/// <summary>
/// The end of a zip archive, which says where its directory is (APPNOTE sections 4.3.14 to 4.3.16). Numbers are little-endian.
/// <code>
/// 00 50 4B 05 06  04 disk 00 00  06 disk of the directory 00 00  08 entries on this disk  10 entries
/// 12 length of the directory     16 its offset                   20 comment length        22 comment
///
/// before it, if numbers are too large for it, its locator:  00 50 4B 06 07  04 disk  08 offset of the 64-bit record  16 disks
/// and before that the 64-bit record:  00 50 4B 06 06  04 length  12 made by  14 needs  16 disk  20 disk of the directory
///                                     24 entries on this disk    32 entries            40 length of the directory   48 its offset
/// </code>
/// </summary>
/// <param name="Disk">The number of the part of a split archive that this is; 0 in one that is whole.</param>
/// <param name="DirectoryLength">In bytes.</param>
/// <param name="DirectoryOffset">As the record has it.</param>
/// <param name="Start">Where the record begins, the 64-bit one if there is one: right behind the directory.</param>
internal sealed record ZipEndRecord(long Disk, long DirectoryLength, long DirectoryOffset, long Start)
{
    private const int Size = 22;
    private const int LocatorSize = 20;
    private const int Size64 = 56;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>Where the directory really begins: what was put before an archive, such as a program that unpacks it, moves it.</summary>
    public long DirectoryStart => Start - DirectoryLength;

    /// <summary>What is to be added to offsets because of that.</summary>
    public long ArchiveStart => DirectoryStart - DirectoryOffset;

    /// <summary>Finds the record; null when there is none.</summary>
    public static ZipEndRecord? Find(ByteSource archive)
    {
        var tailLength = (int)Math.Min(archive.Length, LongestComment + Size);
        var tail = archive.ReadBytes(archive.Length - tailLength, tailLength);
        var at = tail.Length < Size ? -1 : tail.AsSpan(0, tail.Length - Size + 4).LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0)
        {
            return null;
        }

        var record = tail.AsSpan(at);
        var start = archive.Length - tail.Length + at;
        return Find64(archive, start) ?? new ZipEndRecord(
            BinaryPrimitives.ReadUInt16LittleEndian(record[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[12..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
            start);
    }

    // The offset in the locator is not of use when something was put before the archive; in practice the record lies right before it.
    private static ZipEndRecord? Find64(ByteSource archive, long end)
    {
        var start = end - LocatorSize - Size64;
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> record = archive.ReadBytes(start, Size64 + LocatorSize);
        return record.StartsWith("PK\u0006\u0006"u8) && record[Size64..].StartsWith("PK\u0006\u0007"u8)
            ? new ZipEndRecord(
                BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
                BinaryPrimitives.ReadInt64LittleEndian(record[40..]),
                BinaryPrimitives.ReadInt64LittleEndian(record[48..]),
                start)
            : null;
    }
}
