using System.Buffers.Binary;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Mbr;

/// <summary>
/// The first sector of a disk that is cut into up to four partitions: 440 bytes of boot code, the disk's id, and the table.
/// See <see href="https://uefi.org/specs/UEFI/2.10/05_GUID_Partition_Table_Format.html#legacy-master-boot-record-mbr"/>.
/// <code>
///   0  boot code
/// 440  disk id, 4 bytes        78 56 34 12: PARTUUID=12345678-01 and so on
/// 444  2 bytes, mostly zero
/// 446  four entries of 16 bytes
/// 510  55 AA
/// </code>
/// </summary>
public sealed class MasterBootRecord
{
    /// <summary>Size of the record, and of the sectors in which it counts.</summary>
    public const int SectorSize = 512;

    private const int DiskIdAt = 440;
    private const int TableAt = 446;
    private const int EntryCount = 4;
    private const int SignatureAt = 510;
    private const ushort Signature = 0xAA55;

    private readonly byte[] _sector;

    private MasterBootRecord(byte[] sector)
    {
        _sector = sector;
        Partitions = [.. Enumerable.Range(1, EntryCount).Select(number => PartitionOf(number, MbrEntry.Read(EntryIn(sector, number))))];
    }

    /// <summary>The number that <c>PARTUUID</c>s are made of.</summary>
    public uint DiskId => BinaryPrimitives.ReadUInt32LittleEndian(_sector.AsSpan(DiskIdAt));

    /// <summary>The partitions in order of their numbers: always four, null where the entry is unused.</summary>
    public IReadOnlyList<MbrPartition?> Partitions { get; }

    /// <summary>Reads the record of a disk.</summary>
    /// <exception cref="DiskFormatException">
    /// The disk has no MBR, it has a GPT, or its partitions overlap or reach beyond its end.
    /// </exception>
    public static MasterBootRecord Read(ByteSource disk)
    {
        if (disk.Length < SectorSize)
        {
            throw new DiskFormatException($"The disk has {disk.Length} bytes; a master boot record alone has {SectorSize}.");
        }

        var sector = disk.ReadBytes(0, SectorSize);
        RequireSignature(sector);
        GuidPartitionTable.Refuse(disk, sector.AsSpan(TableAt, EntryCount * MbrEntry.Size));
        RequireStatuses(sector);
        var record = new MasterBootRecord(sector);
        if (PartitionRules.Problem([.. record.Partitions.OfType<MbrPartition>()], disk.Length) is { } problem)
        {
            throw new DiskFormatException($"Master boot record: {problem}");
        }

        return record;
    }

    /// <summary>The record of a new disk.</summary>
    /// <param name="diskId">Any number; it should differ from disk to disk.</param>
    /// <param name="partitions">At most four, each with a number of its own, in any order.</param>
    /// <returns>
    /// 512 bytes. The boot code does no more than tell the BIOS to try the next disk; were it empty, parted would put its own there and a
    /// new disk id with it.
    /// </returns>
    /// <exception cref="MbrLayoutException">The partitions overlap, are not whole sectors or lie beyond 2 TiB.</exception>
    public static byte[] Create(uint diskId, params IEnumerable<MbrPartition> partitions)
    {
        var sector = new byte[SectorSize];
        BootCode.CopyTo(sector);
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(DiskIdAt), diskId);
        BinaryPrimitives.WriteUInt16LittleEndian(sector.AsSpan(SignatureAt), Signature);
        var all = partitions.ToList();
        RequireLayout(all);
        foreach (var partition in all)
        {
            var status = partition.Bootable ? MbrEntry.BootableStatus : (byte)0;
            var entry = new MbrEntry(status, partition.Type, Sectors(partition.Start), Sectors(partition.Length));
            entry.Write(EntryIn(sector, partition.Number));
        }

        return sector;
    }

    /// <summary>
    /// The record with one partition moved or resized. Everything else stays: the disk id, the boot code, the type and the other entries.
    /// </summary>
    /// <param name="number">1 to 4; there must be such a partition.</param>
    /// <param name="start">Its new first byte, a multiple of 512.</param>
    /// <param name="length">Its new size in bytes, a multiple of 512.</param>
    /// <returns>512 bytes, to be written where the record was read.</returns>
    /// <exception cref="MbrLayoutException">
    /// There is no such partition, or it would overlap another, would not be whole sectors, or would reach beyond 2 TiB.
    /// </exception>
    public byte[] WithPartition(int number, long start, long length)
    {
        var others = Partitions.OfType<MbrPartition>().Where(partition => partition.Number != number);
        var old = Partitions.FirstOrDefault(partition => partition?.Number == number)
            ?? throw new MbrLayoutException($"Partition {number} cannot be changed: there is none.");
        RequireLayout([.. others, old with { Start = start, Length = length }]);
        var sector = (byte[])_sector.Clone();
        MbrEntry.WritePlace(EntryIn(sector, number), Sectors(start), Sectors(length));
        return sector;
    }

    // int 18h (booting failed, try the next device); hlt; jmp to the hlt.
    private static ReadOnlySpan<byte> BootCode => [0xCD, 0x18, 0xF4, 0xEB, 0xFD];

    private static Span<byte> EntryIn(byte[] sector, int number) => sector.AsSpan(TableAt + ((number - 1) * MbrEntry.Size), MbrEntry.Size);

    private static uint Sectors(long bytes) => (uint)(bytes / SectorSize);

    private static MbrPartition? PartitionOf(int number, MbrEntry entry) => entry.Type == MbrPartitionType.Unused
        ? null
        : new MbrPartition(
            number,
            entry.Type,
            (long)entry.FirstSector * SectorSize,
            (long)entry.SectorCount * SectorSize,
            entry.Status == MbrEntry.BootableStatus);

    private static void RequireSignature(byte[] sector)
    {
        if (BinaryPrimitives.ReadUInt16LittleEndian(sector.AsSpan(SignatureAt)) != Signature)
        {
            throw new DiskFormatException(
                $"The disk has no master boot record: its bytes 510 and 511 are {sector[510]:X2} {sector[511]:X2}, not 55 AA. "
                + "Is it a raw disk image?");
        }
    }

    private static void RequireStatuses(byte[] sector)
    {
        for (var number = 1; number <= EntryCount; number++)
        {
            var status = MbrEntry.Read(EntryIn(sector, number)).Status;
            if (status is not (0 or MbrEntry.BootableStatus))
            {
                throw new DiskFormatException(
                    $"The disk has no partition table: entry {number} starts with {status:X2}, neither 00 nor 80. "
                    + "Is it a bare file system?");
            }
        }
    }

    private static void RequireLayout(IReadOnlyList<MbrPartition> partitions)
    {
        if (PartitionRules.Problem(partitions, diskLength: null) is { } problem)
        {
            throw new MbrLayoutException(problem);
        }
    }
}
