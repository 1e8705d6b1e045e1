using System.Buffers.Binary;

namespace Cardshop.Disk.Fat.Structures;

/// <summary>
/// FSInfo: what FAT32 remembers so that mounting need not count. See the FAT specification 1.03, "FAT32 FSInfo Sector Structure and Backup
/// Boot Sector".
/// <code>
///   0  52 52 61 41   "RRaA"
/// 484  72 72 41 61   "rrAa"
/// 488  00 F8 03 00   free clusters; FFFFFFFF when not known
/// 492  02 00 00 00   where to look for a free cluster; FFFFFFFF when not known
/// 508  00 00 55 AA
/// </code>
/// </summary>
/// <param name="FreeClusters">Number of free clusters.</param>
/// <param name="NextFree">The cluster to begin with when looking for a free one.</param>
internal readonly record struct InfoSector(uint FreeClusters, uint NextFree)
{
    public const int Size = 512;

    private const int LeadAt = 0;
    private const int StructureAt = 484;
    private const int FreeClustersAt = 488;
    private const int NextFreeAt = 492;
    private const int TrailAt = 508;

    private const uint Lead = 0x41615252;
    private const uint Structure = 0x61417272;
    private const uint Trail = 0xAA550000;

    /// <summary>What the sector says; null when it is no FSInfo.</summary>
    public static InfoSector? Read(ReadOnlySpan<byte> sector)
    {
        var isOne = Number(sector, LeadAt) == Lead && Number(sector, StructureAt) == Structure && Number(sector, TrailAt) == Trail;
        return isOne ? new InfoSector(Number(sector, FreeClustersAt), Number(sector, NextFreeAt)) : null;
    }

    public void Write(Span<byte> sector)
    {
        Put(sector, LeadAt, Lead);
        Put(sector, StructureAt, Structure);
        Put(sector, FreeClustersAt, FreeClusters);
        Put(sector, NextFreeAt, NextFree);
        Put(sector, TrailAt, Trail);
    }

    private static uint Number(ReadOnlySpan<byte> sector, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(sector[offset..]);

    private static void Put(Span<byte> sector, int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(sector[offset..], value);
}
