using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Directories;
using Cardshop.Disk.Fat.Names;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat.Editing;

/// <summary>Puts entries into a directory and takes them out.</summary>
internal sealed class DirectoryEditor(OverlaySource pages, FatGeometry geometry, ClusterAllocator clusters)
{
    /// <summary>Adds an entry under a name that the directory does not have yet.</summary>
    /// <exception cref="FatSpaceException">The directory is full, or has to grow and there is no free cluster.</exception>
    public void Add(FatDirectory directory, string name, ShortEntry entry)
    {
        var entryName = EntryName.For(name, directory.IsTaken);
        var bytes = new byte[entryName.Size];
        entryName.Write(bytes, entry);
        var slots = FindRoom(directory, entryName.SlotCount);
        var place = slots.End > directory.Place.SlotCount ? Grow(directory, name, slots.End) : directory.Place;
        for (var i = 0; i < slots.Count; i++)
        {
            pages.Write(place.OffsetOf(slots.First + i), bytes.AsSpan(i * ShortEntry.Size, ShortEntry.Size));
        }

        // What lies behind the end of a directory may be anything; the end has to be marked anew.
        if (slots.End > directory.End && slots.End < place.SlotCount)
        {
            pages.Write(place.OffsetOf(slots.End), [ShortEntry.NeverUsed]);
        }
    }

    /// <summary>Replaces the short entry of a file, which keeps its names.</summary>
    public void Replace(FatDirectory directory, FatEntry entry, ShortEntry replacement)
    {
        var bytes = new byte[ShortEntry.Size];
        replacement.Write(bytes);
        pages.Write(directory.Place.OffsetOf(entry.Slots.End - 1), bytes);
    }

    /// <summary>Marks all slots of an entry as deleted.</summary>
    public void Remove(FatDirectory directory, FatEntry entry)
    {
        for (var slot = entry.Slots.First; slot < entry.Slots.End; slot++)
        {
            pages.Write(directory.Place.OffsetOf(slot), [ShortEntry.Deleted]);
        }
    }

    /// <summary>The first room for so many slots; it may reach beyond the last one.</summary>
    private static SlotRange FindRoom(FatDirectory directory, int count)
    {
        foreach (var range in directory.Free)
        {
            if (range.Count >= count || range.End == directory.Place.SlotCount)
            {
                return new SlotRange(range.First, count);
            }
        }

        return new SlotRange(directory.Place.SlotCount, count);
    }

    private DirectoryPlace Grow(FatDirectory directory, string name, int slotCount)
    {
        var (place, path) = (directory.Place, directory.Self.Path);
        var has = $"{path}: the directory has {place.SlotCount} entries; {name} needs {slotCount - place.SlotCount} more";
        if (place.IsFixed)
        {
            throw new FatSpaceException($"{has}, and the root directory of {geometry.Kind} cannot grow. Use a directory below it.");
        }

        var count = geometry.ClustersFor((long)slotCount * ShortEntry.Size);
        if (count * geometry.ClusterSize > DirectoryPlace.MaximumLength)
        {
            throw new FatSpaceException($"{has}, and no directory has more than 65536. Use a directory below it.");
        }

        var grown = DirectoryPlace.Of(clusters.Resize(place.Clusters, count, path), geometry);
        ChainWriter.Write(pages, grown.Ranges, (long)place.SlotCount * ShortEntry.Size, []);
        return grown;
    }
}
