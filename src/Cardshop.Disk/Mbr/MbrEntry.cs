using System.Buffers.Binary;

namespace Cardshop.Disk.Mbr;

/// <summary>
/// One of the four 16-byte entries of the table, in sectors of 512 bytes.
/// See <see href="https://uefi.org/specs/UEFI/2.10/05_GUID_Partition_Table_Format.html#legacy-master-boot-record-mbr"/>.
/// <code>
/// 00 | 05 05 01 | 0C | A7 06 21 | 00 40 00 00 | 00 00 08 00
///  0   1          4    5          8             12
/// status  start   type  end       first sector  number of sectors
/// </code>
/// </summary>
/// <param name="Status">0x80 when bootable, else 0; anything else is no partition table.</param>
/// <param name="Type">What the partition holds; 0 marks an unused entry.</param>
/// <param name="FirstSector">Where it starts.</param>
/// <param name="SectorCount">How long it is.</param>
internal readonly record struct MbrEntry(byte Status, MbrPartitionType Type, uint FirstSector, uint SectorCount)
{
    public const int Size = 16;
    public const byte BootableStatus = 0x80;

    private const int StatusAt = 0;
    private const int StartAddressAt = 1;
    private const int TypeAt = 4;
    private const int EndAddressAt = 5;
    private const int FirstSectorAt = 8;
    private const int SectorCountAt = 12;

    public static MbrEntry Read(ReadOnlySpan<byte> entry) => new(
        entry[StatusAt],
        (MbrPartitionType)entry[TypeAt],
        BinaryPrimitives.ReadUInt32LittleEndian(entry[FirstSectorAt..]),
        BinaryPrimitives.ReadUInt32LittleEndian(entry[SectorCountAt..]));

    public void Write(Span<byte> entry)
    {
        entry[StatusAt] = Status;
        entry[TypeAt] = (byte)Type;
        WritePlace(entry, FirstSector, SectorCount);
    }

    /// <summary>
    /// Moves an entry, changing only the bytes that have to change. An address that is beyond reach already stays as it is: some tools
    /// write other bytes than FE FF FF there, after a geometry of their own.
    /// </summary>
    public static void WritePlace(Span<byte> entry, uint firstSector, uint sectorCount)
    {
        var old = Read(entry);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[FirstSectorAt..], firstSector);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[SectorCountAt..], sectorCount);
        WriteAddress(entry[StartAddressAt..], old.FirstSector, firstSector);
        WriteAddress(entry[EndAddressAt..], (long)old.FirstSector + old.SectorCount - 1, (long)firstSector + sectorCount - 1);
    }

    private static void WriteAddress(Span<byte> address, long oldSector, long sector)
    {
        if (sector != oldSector && !DiskAddress.IsBeyondReach(address))
        {
            DiskAddress.Write(address, sector);
        }
    }
}
