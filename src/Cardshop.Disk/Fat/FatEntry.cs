using Cardshop.Disk.Fat.Directories;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Fat;

/// <summary>A file or a directory, as its directory tells of it.</summary>
public sealed class FatEntry
{
    /// <param name="parent">The directory that it is in; null for the root directory itself.</param>
    /// <param name="name">What it is called there.</param>
    /// <param name="stored">Its short entry.</param>
    /// <param name="slots">The slots that it takes.</param>
    internal FatEntry(FatEntry? parent, string name, ShortEntry stored, SlotRange slots)
    {
        Path = parent is null or { IsRoot: true } ? $"/{name}" : $"{parent.Path}/{name}";
        Name = name;
        Stored = stored;
        Slots = slots;
    }

    /// <summary>Where it is, from the root directory on: <c>/overlays/vc4.dtbo</c>; <c>/</c> is the root directory itself.</summary>
    public string Path { get; }

    /// <summary>The long name, or the 8.3 name where there is no long one; empty for the root directory.</summary>
    public string Name { get; }

    /// <summary>The 8.3 name: <c>VC4~1.DTB</c>.</summary>
    public string ShortName => Stored.Name.ToString();

    /// <summary>Read-only, hidden and the like.</summary>
    public FatAttributes Attributes => Stored.Attributes;

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => Attributes.HasFlag(FatAttributes.Directory);

    /// <summary>Size in bytes, at most 4 GiB - 1; 0 for a directory.</summary>
    public long Length => IsDirectory ? 0 : Stored.Length;

    /// <summary>When the content last changed, to 2 seconds. All times are read as UTC.</summary>
    public Timestamp Modified => Stored.Modified.ToTimestamp();

    /// <summary>When the content was last read, to a day.</summary>
    public Timestamp Accessed => new DosTime(Stored.AccessedDate, 0, 0).ToTimestamp();

    /// <summary>When it was made, to 10 milliseconds. Without such a time: 1980-01-01.</summary>
    public Timestamp Created => Stored.Created.ToTimestamp();

    /// <summary>Its short entry; for the root directory, which has none, one that leads there.</summary>
    internal ShortEntry Stored { get; }

    /// <summary>Which slots of its directory it takes, those of its long name included.</summary>
    internal SlotRange Slots { get; }

    internal bool IsRoot => Name.Length == 0;

    /// <summary>The entry that would lead to the root directory if there were one.</summary>
    internal static FatEntry RootOf(uint firstCluster)
    {
        var stored = new ShortEntry { Name = default, Attributes = FatAttributes.Directory, FirstCluster = firstCluster };
        return new FatEntry(parent: null, "", stored, slots: default);
    }
}
