using System.Numerics;
using Cardshop.Disk.Fat.Building;
using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat;

/// <summary>
/// A new FAT volume, computed before any content is read: first the directories, then the files, each in one piece. The same tree and
/// profile give the same bytes.
/// </summary>
public sealed class FatLayout
{
    private const int LargestClusterSectors = 128;

    private readonly BootSector _boot;
    private readonly FatGeometry _geometry;
    private readonly PlannedNode _root;
    private readonly ClusterPlacement _placement;

    private FatLayout(BootSector boot, FatGeometry geometry, PlannedNode root)
    {
        _boot = boot;
        _geometry = geometry;
        _root = root;
        _placement = ClusterPlacement.Of(root, geometry);
    }

    /// <summary>Which FAT it became.</summary>
    public FatKind Kind => _geometry.Kind;

    /// <summary>Size of a cluster in bytes.</summary>
    public int ClusterSize => _geometry.ClusterSize;

    /// <summary>Bytes in clusters that are left.</summary>
    public long FreeBytes => (long)(_geometry.ClusterCount - _placement.Used) * ClusterSize;

    /// <summary>Computes the volume.</summary>
    /// <param name="root">
    /// What it is to hold. Owners and modes are dropped, but what has no write permission at all becomes read-only. A file with two names
    /// is stored twice.
    /// </param>
    /// <param name="profile">What else is wanted.</param>
    /// <param name="length">Size of the partition in bytes. As with mkfs.fat, less than a track at its end stays unused.</param>
    /// <exception cref="FatNameException">FAT cannot hold some of the names or nodes, or the label.</exception>
    /// <exception cref="FatSpaceException">It does not fit, or the size allows no such volume.</exception>
    /// <exception cref="ArgumentException">A size of the profile is not one of those possible.</exception>
    public static FatLayout Compute(DirectoryNode root, FatProfile profile, long length)
    {
        RequireSizes(profile);
        var plan = TreePlan.Of(root, VolumeLabel.Entry(profile.Label, profile.Created));
        var boot = VolumeSizing.Choose(profile, length);
        return new FatLayout(boot, FatGeometry.From(boot, length), plan);
    }

    /// <summary>
    /// All that is to be written, in order, disjoint, aligned to sectors: the reserved sectors, both FATs to their ends, the directories
    /// and the files. What lies in no extent is free and may hold anything.
    /// </summary>
    public IEnumerable<VolumeExtent> Extents()
    {
        var reserved = new MemorySource(ReservedSectors.Of(_boot, _geometry, _placement.Used));
        yield return new VolumeExtent(0, reserved.Length, reserved, Owner: null);
        var runs = _placement.Nodes.Select(node => node.Clusters).ToList();
        var table = new FatTableSource(new FatEntryFormat(Kind), _geometry.FatLength, _boot.Medium, runs);
        for (var fat = 0; fat < _geometry.FatCount; fat++)
        {
            yield return new VolumeExtent(_geometry.FatOffset + (fat * _geometry.FatLength), _geometry.FatLength, table, Owner: null);
        }

        if (_geometry.FixedRoot is { Length: > 0 } fixedRoot)
        {
            var entries = _root.Content();
            var content = ConcatSource.Of(entries, new ZeroSource(fixedRoot.Length - entries.Length));
            yield return new VolumeExtent(fixedRoot.Offset, fixedRoot.Length, content, _root.Node);
        }

        foreach (var node in _placement.Nodes)
        {
            var place = _geometry.RangeOf(node.Clusters);
            yield return new VolumeExtent(place.Offset, place.Length, node.Content(), node.Node);
        }
    }

    private static void RequireSizes(FatProfile profile)
    {
        if (profile.SectorSize is not (512 or 1024 or 2048 or 4096))
        {
            throw new ArgumentException($"A sector cannot have {profile.SectorSize} bytes.", nameof(profile));
        }

        var clusterSectors = (profile.ClusterSize ?? profile.SectorSize) / (double)profile.SectorSize;
        if (clusterSectors is < 1 or > LargestClusterSectors || !BitOperations.IsPow2(profile.ClusterSize ?? 1))
        {
            throw new ArgumentException(
                $"A cluster cannot have {profile.ClusterSize} bytes with sectors of {profile.SectorSize}.", nameof(profile));
        }
    }
}
