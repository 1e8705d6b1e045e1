using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Disk.Fat.Building;

/// <summary>
/// Chooses the geometry of a new volume as <c>mkfs.fat</c> of dosfstools 4.2 does, field by field: two FATs, 32 reserved sectors for FAT32
/// and 1 for the others, 512 entries in a fixed root directory, and, above 8,192 sectors, everything aligned to clusters.
/// </summary>
internal sealed class VolumeSizing
{
    private const int FatCount = 2;
    private const byte FixedDisk = 0xF8;
    private const int RootEntries = 512;
    private const int ReservedOfFat32 = 32;
    private const int LargestClusterSectors = 128;
    private const int AlignFromSectors = 8192;
    private const int DefaultClusterSectors = 4;

    // Windows takes 4,085 and 4,086 clusters for FAT12, the specification for FAT16: neither number is used.
    private const uint SmallestFat16 = 4087;

    private readonly FatProfile _profile;
    private readonly long _length;
    private readonly long _sectors;
    private readonly bool _isAligned;
    private readonly DiskTranslation _translation;

    private VolumeSizing(FatProfile profile, long length)
    {
        _profile = profile;
        _length = length;
        var all = length / profile.SectorSize;
        _translation = DiskTranslation.For(all);
        _sectors = Math.Min(all, uint.MaxValue);
        _sectors -= _sectors % _translation.SectorsPerTrack;
        _isAligned = _sectors > AlignFromSectors;
    }

    /// <param name="profile">What is asked for.</param>
    /// <param name="length">Size of the partition in bytes.</param>
    /// <returns>The boot sector that describes the volume.</returns>
    /// <exception cref="FatSpaceException">The size allows no such volume.</exception>
    public static BootSector Choose(FatProfile profile, long length) => new VolumeSizing(profile, length).Choose();

    private BootSector Choose()
    {
        var kinds = Kinds();
        var first = _profile.ClusterSize / _profile.SectorSize ?? (kinds is [FatKind.Fat32] ? DefaultForFat32() : DefaultClusterSectors);
        var last = _profile.ClusterSize is null ? LargestClusterSectors : first;
        for (var clusterSectors = first; clusterSectors <= last; clusterSectors *= 2)
        {
            var possible = kinds.Select(candidate => Try(candidate, clusterSectors)).OfType<BootSector>().ToList();
            if (possible.Count > 0)
            {
                return possible.MaxBy(ClusterCountOf)!;
            }
        }

        var wanted = _profile.Kind?.ToString() ?? "FAT";
        var clusters = _profile.ClusterSize is { } size ? $" with clusters of {size} bytes" : "";
        throw new FatSpaceException(
            $"A {wanted} volume{clusters} cannot have {new ByteSize(_length)}: there would be too few or too many clusters.");
    }

    private FatKind[] Kinds()
    {
        if (_profile.Kind is { } kind)
        {
            return [kind];
        }

        return _length < 512 * ByteSize.MiB ? [FatKind.Fat12, FatKind.Fat16] : [FatKind.Fat32];
    }

    // From the table of the specification, "FAT Type Determination", DskTableFAT32.
    private int DefaultForFat32() => (_length / _profile.SectorSize * 512) switch
    {
        <= 260 * ByteSize.MiB => 1,
        <= 8 * ByteSize.GiB => 8,
        <= 16 * ByteSize.GiB => 16,
        <= 32 * ByteSize.GiB => 32,
        _ => 64,
    };

    private BootSector? Try(FatKind kind, int clusterSectors)
    {
        var isFat32 = kind == FatKind.Fat32;
        var reserved = Align(isFat32 ? ReservedOfFat32 : 1, clusterSectors);
        var root = isFat32 ? 0 : Align(FatGeometry.CeilingOfDivision(RootEntries * ShortEntry.Size, _profile.SectorSize), clusterSectors);
        var rest = _sectors - reserved - root;
        var fat = FatSectors(kind, rest, clusterSectors);
        var clusters = (rest - (FatCount * fat)) / clusterSectors;
        if (clusters < Smallest(kind) || clusters > Largest(kind))
        {
            return null;
        }

        return new BootSector
        {
            SectorSize = _profile.SectorSize,
            SectorsPerCluster = clusterSectors,
            ReservedSectors = (int)reserved,
            FatCount = FatCount,
            RootEntries = isFat32 ? 0 : _isAligned ? (int)root * _profile.SectorSize / ShortEntry.Size : RootEntries,
            SectorCount = (uint)_sectors,
            Medium = FixedDisk,
            FatSectors = (uint)fat,
            SectorsPerTrack = _translation.SectorsPerTrack,
            Heads = _translation.Heads,
            HiddenSectors = _profile.HiddenSectors,
            IsFat32 = isFat32,
            RootCluster = isFat32 ? FatGeometry.FirstCluster : 0,
            InfoSector = isFat32 ? 1 : 0,
            BackupSector = isFat32 ? 6 : 0,
            VolumeId = _profile.VolumeId,
            Label = (_profile.Label.Length == 0 ? BootSector.NoLabel : _profile.Label).PadRight(Names.ShortName.Size),
        };
    }

    /// <summary>How large a FAT has to be so that, together with the clusters that it describes, it fills the rest.</summary>
    private long FatSectors(FatKind kind, long rest, int clusterSectors)
    {
        var bits = (int)kind;
        var bitsPerCluster = (8L * clusterSectors * _profile.SectorSize) + (FatCount * bits);
        var clusters = ((8 * Math.Max(rest, 0) * _profile.SectorSize) + (FatGeometry.FirstCluster * FatCount * bits)) / bitsPerCluster;
        var bytes = FatGeometry.CeilingOfDivision((clusters + FatGeometry.FirstCluster) * bits, 8);
        return Align(FatGeometry.CeilingOfDivision(bytes, _profile.SectorSize), clusterSectors);
    }

    private static long Smallest(FatKind kind) => kind switch
    {
        FatKind.Fat12 => 1,
        FatKind.Fat16 => SmallestFat16,
        _ => FatGeometry.MinimumOfFat32,
    };

    private static long Largest(FatKind kind) => kind switch
    {
        FatKind.Fat12 => FatGeometry.MinimumOfFat16 - 1,
        FatKind.Fat16 => FatGeometry.MinimumOfFat32 - 1,
        _ => FatGeometry.MaximumOfFat32,
    };

    private static long ClusterCountOf(BootSector boot) => FatGeometry.From(boot, long.MaxValue).ClusterCount;

    private long Align(long sectors, int clusterSectors) =>
        _isAligned ? FatGeometry.CeilingOfDivision(sectors, clusterSectors) * clusterSectors : sectors;
}
