using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Directories;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat;

/// <summary>
/// Reads a FAT12, FAT16 or FAT32 volume, with long names. Names are compared as Windows and Linux do, without regard to case.
/// See the FAT specification 1.03 (link at the layout of the boot sector). All members throw <see cref="DiskFormatException"/> where they
/// meet something broken; <see cref="ReadTree"/> looks at everything.
/// </summary>
public sealed class FatFileSystem
{
    private readonly ByteSource _volume;

    private FatFileSystem(ByteSource volume, BootSector boot, FatGeometry geometry)
    {
        _volume = volume;
        Geometry = geometry;
        VolumeId = boot.VolumeId;
        Length = (long)boot.SectorCount * boot.SectorSize;
        IsDirty = boot.IsDirty || IsMarkedInUse();
        Root = FatEntry.RootOf(geometry.RootCluster);
        var bootLabel = boot.Label.TrimEnd();
        Label = ReadDirectory(Root).Label ?? (bootLabel is BootSector.NoLabel ? "" : bootLabel);
    }

    /// <summary>FAT12, FAT16 or FAT32.</summary>
    public FatKind Kind => Geometry.Kind;

    /// <summary>The name of the volume, at most 11 characters; empty when it has none.</summary>
    public string Label { get; }

    /// <summary>The number that <c>blkid</c> shows as UUID: 0xDEADBEEF is <c>DEAD-BEEF</c>.</summary>
    public uint VolumeId { get; }

    /// <summary>Size of a cluster, the unit in which files take room, in bytes.</summary>
    public int ClusterSize => Geometry.ClusterSize;

    /// <summary>Size of the file system in bytes; the partition may be larger.</summary>
    public long Length { get; }

    /// <summary>Whether it was not unmounted properly, so that a check is due.</summary>
    public bool IsDirty { get; }

    /// <summary>Bytes in free clusters, counted in the FAT whenever it is asked for.</summary>
    public long FreeBytes => (long)Table().CountFree() * ClusterSize;

    /// <summary>The root directory.</summary>
    public FatEntry Root { get; }

    internal FatGeometry Geometry { get; }

    /// <summary>Opens a volume.</summary>
    /// <param name="volume">From the first byte of the partition on.</param>
    /// <exception cref="DiskFormatException">
    /// It is not FAT, its geometry is impossible, it is cut short, or its root directory is broken.
    /// </exception>
    public static FatFileSystem Open(ByteSource volume)
    {
        if (volume.Length < BootSector.Size)
        {
            throw new DiskFormatException($"The volume has {volume.Length} bytes; the boot sector of FAT alone has {BootSector.Size}.");
        }

        var boot = BootSector.Read(volume.ReadBytes(0, BootSector.Size));
        return new FatFileSystem(volume, boot, FatGeometry.From(boot, volume.Length));
    }

    /// <summary>What lies at a path.</summary>
    /// <param name="path">Parts separated by <c>/</c>; each may be a long or a short name, in any case.</param>
    /// <returns>The entry; null when there is none.</returns>
    public FatEntry? Find(string path)
    {
        var entry = Root;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry is not { IsDirectory: true })
            {
                return null;
            }

            entry = ReadDirectory(entry).Find(name);
        }

        return entry;
    }

    /// <summary>What a directory holds, in the order in which it is stored.</summary>
    /// <exception cref="ArgumentException">The entry is a file.</exception>
    public IReadOnlyList<FatEntry> Entries(FatEntry directory) => directory.IsDirectory
        ? ReadDirectory(directory).Entries
        : throw new ArgumentException($"{directory.Path} is not a directory.", nameof(directory));

    /// <summary>What a file holds, without copying.</summary>
    /// <exception cref="ArgumentException">The entry is a directory.</exception>
    public ByteSource Content(FatEntry file)
    {
        if (file.IsDirectory)
        {
            throw new ArgumentException($"{file.Path} is a directory.", nameof(file));
        }

        return file.Length == 0 ? ZeroSource.Empty : ClusterChain.Content(_volume, Geometry, Chain(file)).Slice(0, file.Length);
    }

    /// <summary>Where the bytes of a file lie on the volume, in the order of the file.</summary>
    public IEnumerable<ByteRange> RangesOf(FatEntry file)
    {
        var left = file.Length;
        foreach (var run in Chain(file).Select(Geometry.RangeOf).TakeWhile(_ => left > 0))
        {
            yield return run with { Length = Math.Min(run.Length, left) };
            left -= run.Length;
        }
    }

    /// <summary>
    /// The ranges of the volume that may matter, in order, disjoint and joined: reserved sectors, FATs and root directory, then every
    /// cluster that is not free, whether a file has it or not.
    /// </summary>
    public IEnumerable<ByteRange> AllocatedRanges()
    {
        var pending = new ByteRange(0, Geometry.DataOffset);
        foreach (var range in Table().UsedRuns().Select(Geometry.RangeOf))
        {
            if (range.Offset == pending.End)
            {
                pending = pending with { Length = pending.Length + range.Length };
                continue;
            }

            yield return pending;
            pending = range;
        }

        yield return pending;
    }

    /// <summary>
    /// Everything on the volume, with file content as slices of it. As when Linux mounts it, all belongs to root with mode 0755, or 0555
    /// where it is read-only. Every chain is followed to its end, and no two may meet.
    /// </summary>
    public DirectoryNode ReadTree() => new FatTreeReader(this).Read();

    internal FatTable Table() => new(_volume, Geometry);

    internal FatDirectory ReadDirectory(FatEntry directory)
    {
        var place = DirectoryPlace.Of(directory, Table());
        return FatDirectory.Parse(directory, Kind, place, place.Read(_volume));
    }

    /// <summary>The clusters of a file or a directory; more than its size asks for are possible, fewer are not.</summary>
    internal IReadOnlyList<ClusterRun> Chain(FatEntry file)
    {
        if (file is { IsDirectory: false, Length: 0, Stored.FirstCluster: FatEntryFormat.Free })
        {
            return [];
        }

        var runs = ClusterChain.Follow(Table(), file.Stored.FirstCluster, file.Path);
        var room = ClusterChain.Count(runs) * ClusterSize;
        return room >= file.Length
            ? runs
            : throw Damage.In(file.Path, $"it has {file.Length} bytes, its clusters only {room}");
    }

    // Linux and Windows clear the highest bit of entry 1 while a FAT16 or FAT32 volume is mounted.
    private bool IsMarkedInUse() => Kind != FatKind.Fat12 && Table() is var table && (table[1] & table.Format.CleanFlag) == 0;
}
