using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Editing;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat;

/// <summary>
/// Changes a FAT12, FAT16 or FAT32 volume in place. Each call is done wholly or, when it throws, not at all. Times are written as UTC,
/// rounded down to 2 seconds, and moved into 1980 to 2107 where they lie outside. Whether the volume is marked dirty stays as it is.
/// The same calls on the same volume give the same bytes.
/// </summary>
public sealed class FatEditor
{
    private const int CompareSize = 1 << 16;

    private readonly OverlaySource _volume;
    private readonly FatGeometry _geometry;
    private FreeClusters _free;

    /// <summary>Looks at the whole volume first, since changing a broken one could destroy more of it.</summary>
    /// <param name="volume">From the first byte of the partition on. Nobody else may write to it while the editor is in use.</param>
    /// <exception cref="DiskFormatException">The volume is broken, or its FATs differ.</exception>
    public FatEditor(OverlaySource volume)
    {
        var fileSystem = FatFileSystem.Open(volume);
        fileSystem.ReadTree();
        _volume = volume;
        _geometry = fileSystem.Geometry;
        RequireEqualTables();
        _free = new FreeClusters(fileSystem.Table().CountFree(), FirstToTry());
    }

    /// <summary>Bytes in free clusters.</summary>
    public long FreeBytes => (long)_free.Count * _geometry.ClusterSize;

    /// <summary>
    /// Writes a file. One that is there keeps its name in its own case, its attributes and the time of its creation, and as many of its
    /// clusters as it needs.
    /// </summary>
    /// <param name="path">Parts separated by <c>/</c>, each a long or a short name in any case. The directories must be there.</param>
    /// <param name="content">What it shall hold.</param>
    /// <param name="time">When it was changed and, for a new one, made.</param>
    /// <exception cref="FatNameException">FAT cannot hold the name.</exception>
    /// <exception cref="FatPathException">A directory of the path is missing, or there is a directory in the place of the file.</exception>
    /// <exception cref="FatSpaceException">There is not enough room.</exception>
    public void WriteFile(string path, ReadOnlySpan<byte> content, Timestamp time)
    {
        var draft = new FatDraft(_volume, _free);
        draft.WriteFile(path, content, time);
        _free = draft.Commit();
    }

    /// <summary>Makes a directory and those above it, where they are not there yet.</summary>
    /// <param name="path">Parts separated by <c>/</c>.</param>
    /// <param name="time">When they are made.</param>
    /// <exception cref="FatNameException">FAT cannot hold one of the names.</exception>
    /// <exception cref="FatPathException">There is a file in the place of a directory.</exception>
    /// <exception cref="FatSpaceException">There is not enough room.</exception>
    public void CreateDirectory(string path, Timestamp time)
    {
        var draft = new FatDraft(_volume, _free);
        draft.CreateDirectory(path, time);
        _free = draft.Commit();
    }

    /// <summary>Takes a file or an empty directory away.</summary>
    /// <param name="path">Parts separated by <c>/</c>, each a long or a short name in any case.</param>
    /// <exception cref="FatPathException">There is no such file, or it is a directory that holds something.</exception>
    public void Delete(string path)
    {
        var draft = new FatDraft(_volume, _free);
        draft.Delete(path);
        _free = draft.Commit();
    }

    private uint FirstToTry()
    {
        var info = _geometry.InfoOffset is { } offset ? InfoSector.Read(_volume.ReadBytes(offset, InfoSector.Size)) : null;
        return info is { NextFree: var next } && _geometry.IsCluster(next) ? next : FatGeometry.FirstCluster;
    }

    private void RequireEqualTables()
    {
        var used = new FatEntryFormat(_geometry.Kind).OffsetOf(_geometry.ClusterCount + FatGeometry.FirstCluster);
        foreach (var fat in _geometry.FatsInUse.Skip(1))
        {
            for (var offset = 0L; offset < used; offset += CompareSize)
            {
                var length = (int)Math.Min(CompareSize, used - offset);
                var first = _volume.ReadBytes(_geometry.FatOffset + offset, length);
                var other = _volume.ReadBytes(_geometry.FatOffset + (fat * _geometry.FatLength) + offset, length);
                if (!first.AsSpan().SequenceEqual(other))
                {
                    throw new DiskFormatException($"FAT 0 and FAT {fat} of the volume differ. Repair it with fsck.fat.");
                }
            }
        }
    }
}
