using System.Buffers.Binary;
using System.Text;

namespace Cardshop.Disk.Fat.Structures;

/// <summary>
/// The first sector of a volume. See the FAT specification 1.03 ("Microsoft Extensible Firmware Initiative FAT32 File System
/// Specification"), "Boot Sector and BPB",
/// <see href="https://download.microsoft.com/download/1/6/1/161ba512-40e2-4cc9-843a-923143f3456c/fatgen103.doc"/>.
/// <code>
///  0  EB 58 90               jump over what follows
///  3  43 41 52 44 53 48 4F 50  "CARDSHOP": who made it
/// 11  00 02                  bytes in a sector
/// 13  04                     sectors in a cluster
/// 14  20 00                  reserved sectors, this one included
/// 16  02                     number of FATs
/// 17  00 02                  entries of the root directory; 0 in FAT32
/// 19  00 00                  sectors of the volume; 0 when there are more than 65535
/// 21  F8                     medium: fixed disk
/// 22  00 00                  sectors in a FAT; 0 in FAT32
/// 24  3F 00  FF 00           sectors in a track, heads
/// 28  00 40 00 00            sectors of the disk before the volume
/// 32  00 00 10 00            sectors of the volume, when more than 65535
///     FAT12, FAT16           FAT32
/// 36                         01 04 00 00  sectors in a FAT
/// 40                         00 00        bit 7: one FAT is in use, that of bits 0-3; else all are, alike
/// 42                         00 00        version
/// 44                         02 00 00 00  first cluster of the root directory
/// 48                         01 00        sector of FSInfo
/// 50                         06 00        sector of the copy of this one
/// 36  80                     64  80            drive number of the BIOS
/// 37  00                     65  00            bit 0: not unmounted properly
/// 38  29                     66  29            the next three are there
/// 39  EF BE AD DE            67  EF BE AD DE   volume id: DEAD-BEEF
/// 43  "bootfs     "          71  "bootfs     " label, also kept in the root directory
/// 54  "FAT16   "             82  "FAT32   "    for people only; the kind follows from the number of clusters
/// 510 55 AA
/// </code>
/// </summary>
internal sealed record BootSector
{
    public const int Size = 512;

    /// <summary>What it says in place of a label.</summary>
    public const string NoLabel = "NO NAME";

    private const int MakerAt = 3;
    private const int SectorSizeAt = 11;
    private const int SectorsPerClusterAt = 13;
    private const int ReservedSectorsAt = 14;
    private const int FatCountAt = 16;
    private const int RootEntriesAt = 17;
    private const int SectorCount16At = 19;
    private const int MediumAt = 21;
    private const int FatSectors16At = 22;
    private const int SectorsPerTrackAt = 24;
    private const int HeadsAt = 26;
    private const int HiddenSectorsAt = 28;
    private const int SectorCount32At = 32;
    private const int FatSectors32At = 36;
    private const int FlagsAt = 40;
    private const int VersionAt = 42;
    private const int RootClusterAt = 44;
    private const int InfoSectorAt = 48;
    private const int BackupSectorAt = 50;
    private const int ExtensionAt = 36;
    private const int ExtensionAtInFat32 = 64;
    private const int SignatureAt = 510;

    // Within the extension, which lies in two places.
    private const int DriveAt = 0;
    private const int StateAt = 1;
    private const int ExtensionMarkAt = 2;
    private const int VolumeIdAt = 3;
    private const int LabelAt = 7;
    private const int KindNameAt = 18;
    private const int BootCodeAt = 26;

    private const byte ExtensionMark = 0x29;
    private const byte FirstHardDisk = 0x80;
    private const ushort Signature = 0xAA55;
    private const ushort SingleFatFlag = 0x80;

    public required int SectorSize { get; init; }

    public required int SectorsPerCluster { get; init; }

    public required int ReservedSectors { get; init; }

    public required int FatCount { get; init; }

    public required int RootEntries { get; init; }

    public required uint SectorCount { get; init; }

    public required byte Medium { get; init; }

    public required uint FatSectors { get; init; }

    public int SectorsPerTrack { get; init; }

    public int Heads { get; init; }

    public uint HiddenSectors { get; init; }

    /// <summary>Whether the sector has the fields of FAT32, which every system takes for the sign of it.</summary>
    public required bool IsFat32 { get; init; }

    /// <summary>The number of the only FAT in use; null when all FATs are kept alike.</summary>
    public int? SingleFat { get; init; }

    public int Version { get; init; }

    public uint RootCluster { get; init; }

    public int InfoSector { get; init; }

    public int BackupSector { get; init; }

    public bool IsDirty { get; init; }

    public uint VolumeId { get; init; }

    /// <summary>11 characters, filled up with spaces.</summary>
    public string Label { get; init; } = "";

    /// <exception cref="DiskFormatException">The sector cannot be a boot sector of FAT at all.</exception>
    public static BootSector Read(ReadOnlySpan<byte> sector)
    {
        RequireFat(sector);
        var isFat32 = Number16(sector, FatSectors16At) == 0;
        var extension = sector[(isFat32 ? ExtensionAtInFat32 : ExtensionAt)..];
        var hasExtension = extension[ExtensionMarkAt] == ExtensionMark;
        var flags = isFat32 ? Number16(sector, FlagsAt) : 0;
        return new BootSector
        {
            SectorSize = Number16(sector, SectorSizeAt),
            SectorsPerCluster = sector[SectorsPerClusterAt],
            ReservedSectors = Number16(sector, ReservedSectorsAt),
            FatCount = sector[FatCountAt],
            RootEntries = Number16(sector, RootEntriesAt),
            SectorCount = Number16(sector, SectorCount16At) is var count and not 0 ? (uint)count : Number32(sector, SectorCount32At),
            Medium = sector[MediumAt],
            FatSectors = isFat32 ? Number32(sector, FatSectors32At) : (uint)Number16(sector, FatSectors16At),
            SectorsPerTrack = Number16(sector, SectorsPerTrackAt),
            Heads = Number16(sector, HeadsAt),
            HiddenSectors = Number32(sector, HiddenSectorsAt),
            IsFat32 = isFat32,
            SingleFat = (flags & SingleFatFlag) != 0 ? flags & 15 : null,
            Version = isFat32 ? Number16(sector, VersionAt) : 0,
            RootCluster = isFat32 ? Number32(sector, RootClusterAt) : 0,
            InfoSector = isFat32 ? Number16(sector, InfoSectorAt) : 0,
            BackupSector = isFat32 ? Number16(sector, BackupSectorAt) : 0,
            IsDirty = (extension[StateAt] & 1) != 0,
            VolumeId = hasExtension ? Number32(extension, VolumeIdAt) : 0,
            Label = hasExtension ? Names.CodePage437.Decode(extension.Slice(LabelAt, Names.ShortName.Size)) : "",
        };
    }

    /// <summary>The sector of a new volume.</summary>
    /// <param name="sector">512 bytes, zero before.</param>
    /// <param name="kind">Only for the text that tells people.</param>
    public void Write(Span<byte> sector, FatKind kind)
    {
        var extension = sector[(IsFat32 ? ExtensionAtInFat32 : ExtensionAt)..];
        var code = extension[BootCodeAt..];
        Jump.CopyTo(sector);
        sector[1] = (byte)(Size - code.Length - 2);
        "CARDSHOP"u8.CopyTo(sector[MakerAt..]);
        Put16(sector, SectorSizeAt, SectorSize);
        sector[SectorsPerClusterAt] = (byte)SectorsPerCluster;
        Put16(sector, ReservedSectorsAt, ReservedSectors);
        sector[FatCountAt] = (byte)FatCount;
        Put16(sector, RootEntriesAt, RootEntries);
        var isShort = SectorCount <= ushort.MaxValue;
        Put16(sector, SectorCount16At, isShort ? (int)SectorCount : 0);
        Put32(sector, SectorCount32At, isShort ? 0 : SectorCount);
        sector[MediumAt] = Medium;
        Put16(sector, SectorsPerTrackAt, SectorsPerTrack);
        Put16(sector, HeadsAt, Heads);
        Put32(sector, HiddenSectorsAt, HiddenSectors);
        if (IsFat32)
        {
            Put32(sector, FatSectors32At, FatSectors);
            Put32(sector, RootClusterAt, RootCluster);
            Put16(sector, InfoSectorAt, InfoSector);
            Put16(sector, BackupSectorAt, BackupSector);
        }
        else
        {
            Put16(sector, FatSectors16At, (int)FatSectors);
        }

        extension[DriveAt] = FirstHardDisk;
        extension[ExtensionMarkAt] = ExtensionMark;
        Put32(extension, VolumeIdAt, VolumeId);
        Encoding.ASCII.GetBytes(Label, extension[LabelAt..]);
        Encoding.ASCII.GetBytes($"FAT{(int)kind}   ", extension[KindNameAt..]);
        BootCode.CopyTo(code);
        Put16(sector, SignatureAt, Signature);
    }

    private static ReadOnlySpan<byte> Jump => [0xEB, 0x00, 0x90];

    // int 18h (booting failed, try the next device); hlt; jmp to the hlt.
    private static ReadOnlySpan<byte> BootCode => [0xCD, 0x18, 0xF4, 0xEB, 0xFD];

    private static void RequireFat(ReadOnlySpan<byte> sector)
    {
        var maker = Encoding.ASCII.GetString(sector.Slice(MakerAt, 8)).Trim();
        if (maker is "EXFAT" or "NTFS")
        {
            throw new DiskFormatException($"The volume is {maker}; FAT12, FAT16 or FAT32 is needed here.");
        }

        if (Number16(sector, SignatureAt) != Signature)
        {
            throw new DiskFormatException(
                $"The volume is not FAT: bytes 510 and 511 are {sector[510]:X2} {sector[511]:X2}, not 55 AA.");
        }
    }

    private static ushort Number16(ReadOnlySpan<byte> sector, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(sector[offset..]);

    private static uint Number32(ReadOnlySpan<byte> sector, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(sector[offset..]);

    private static void Put16(Span<byte> sector, int offset, int value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(sector[offset..], (ushort)value);

    private static void Put32(Span<byte> sector, int offset, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(sector[offset..], value);
}
