using System.Buffers.Binary;
using Cardshop.Disk.Fat.Names;

namespace Cardshop.Disk.Fat.Structures;

/// <summary>
/// The 32 bytes of a directory that stand for a file, a directory or the label. See the FAT specification 1.03, "FAT Directory
/// Structure".
/// <code>
///  0  4B 45 52 4E 45 4C 20 20 49 4D 47   "KERNEL  IMG"
/// 11  20                                attributes
/// 12  18                                parts of the name in lower case
/// 13  00  00 60  76 5B                  created: hundredths, time, date
/// 18  76 5B                             last read: date
/// 20  00 00                             first cluster, upper half (FAT32 only)
/// 22  00 60  76 5B                      written: time, date
/// 26  03 00                             first cluster, lower half; 0 when the file is empty
/// 28  00 10 00 00                       size in bytes; 0 for a directory
/// </code>
/// </summary>
internal readonly record struct ShortEntry
{
    public const int Size = 32;
    public const byte NeverUsed = 0x00;
    public const byte Deleted = 0xE5;

    private const int AttributesAt = 11;
    private const int CaseAt = 12;
    private const int CreatedHundredthsAt = 13;
    private const int CreatedTimeAt = 14;
    private const int CreatedDateAt = 16;
    private const int AccessedDateAt = 18;
    private const int ClusterHighAt = 20;
    private const int ModifiedTimeAt = 22;
    private const int ModifiedDateAt = 24;
    private const int ClusterLowAt = 26;
    private const int LengthAt = 28;

    public required ShortName Name { get; init; }

    public FatAttributes Attributes { get; init; }

    public NameCase Case { get; init; }

    public DosTime Created { get; init; }

    public ushort AccessedDate { get; init; }

    public DosTime Modified { get; init; }

    public uint FirstCluster { get; init; }

    public uint Length { get; init; }

    /// <param name="slot">32 bytes.</param>
    /// <param name="kind">FAT12 and FAT16 have no upper half of the cluster number; other systems keep something else there.</param>
    public static ShortEntry Read(ReadOnlySpan<byte> slot, FatKind kind) => new()
    {
        Name = new ShortName(slot),
        Attributes = (FatAttributes)slot[AttributesAt],
        Case = (NameCase)slot[CaseAt],
        Created = new DosTime(Number(slot, CreatedDateAt), Number(slot, CreatedTimeAt), slot[CreatedHundredthsAt]),
        AccessedDate = Number(slot, AccessedDateAt),
        Modified = new DosTime(Number(slot, ModifiedDateAt), Number(slot, ModifiedTimeAt), 0),
        FirstCluster = (kind == FatKind.Fat32 ? (uint)Number(slot, ClusterHighAt) << 16 : 0) | Number(slot, ClusterLowAt),
        Length = BinaryPrimitives.ReadUInt32LittleEndian(slot[LengthAt..]),
    };

    public void Write(Span<byte> slot)
    {
        Name.CopyTo(slot);
        slot[AttributesAt] = (byte)Attributes;
        slot[CaseAt] = (byte)Case;
        slot[CreatedHundredthsAt] = Created.Hundredths;
        BinaryPrimitives.WriteUInt16LittleEndian(slot[CreatedTimeAt..], Created.Time);
        BinaryPrimitives.WriteUInt16LittleEndian(slot[CreatedDateAt..], Created.Date);
        BinaryPrimitives.WriteUInt16LittleEndian(slot[AccessedDateAt..], AccessedDate);
        BinaryPrimitives.WriteUInt16LittleEndian(slot[ModifiedTimeAt..], Modified.Time);
        BinaryPrimitives.WriteUInt16LittleEndian(slot[ModifiedDateAt..], Modified.Date);
        BinaryPrimitives.WriteUInt32LittleEndian(slot[LengthAt..], Length);
        WriteFirstCluster(slot);
    }

    private void WriteFirstCluster(Span<byte> slot)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(slot[ClusterHighAt..], (ushort)(FirstCluster >> 16));
        BinaryPrimitives.WriteUInt16LittleEndian(slot[ClusterLowAt..], (ushort)FirstCluster);
    }

    private static ushort Number(ReadOnlySpan<byte> slot, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(slot[offset..]);
}
