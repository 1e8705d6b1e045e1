using Cardshop.Disk.Fat.Names;
using Cardshop.Disk.Fat.Structures;

namespace Cardshop.Disk.Fat.Directories;

/// <summary>A directory that was read: what it holds, and where it has room.</summary>
internal sealed class FatDirectory
{
    private readonly List<FatEntry> _entries = [];
    private readonly List<SlotRange> _free = [];
    private readonly FatKind _kind;

    private FatDirectory(FatEntry directory, FatKind kind, DirectoryPlace place)
    {
        Self = directory;
        _kind = kind;
        Place = place;
    }

    /// <summary>The entry that leads to it.</summary>
    public FatEntry Self { get; }

    public DirectoryPlace Place { get; }

    /// <summary>Files and directories in the order of the slots, without the entries for itself and the one above.</summary>
    public IReadOnlyList<FatEntry> Entries => _entries;

    /// <summary>Slots that can be taken, in order, joined; the last ones may reach to the end.</summary>
    public IReadOnlyList<SlotRange> Free => _free;

    /// <summary>The first of the slots that were never used; what follows may hold anything.</summary>
    public int End { get; private set; }

    /// <summary>The label of the volume, in the root directory; null when it has none.</summary>
    public string? Label { get; private set; }

    /// <param name="directory">The entry that leads to the directory.</param>
    /// <param name="kind">Which FAT it is.</param>
    /// <param name="place">Where the directory lies.</param>
    /// <param name="bytes">All bytes of it.</param>
    /// <exception cref="DiskFormatException">An entry has a name that is none.</exception>
    public static FatDirectory Parse(FatEntry directory, FatKind kind, DirectoryPlace place, ReadOnlySpan<byte> bytes)
    {
        var parsed = new FatDirectory(directory, kind, place);
        parsed.Parse(bytes);
        return parsed;
    }

    /// <summary>The entry of a name, which may be its long or its short one, in any case; null when there is none.</summary>
    public FatEntry? Find(string name) =>
        _entries.Find(entry => LongName.Comparer.Equals(entry.Name, name))
        ?? (name.Length > ShortName.LongestText ? null : _entries.Find(entry => LongName.Comparer.Equals(entry.ShortName, name)));

    /// <summary>Whether a short name is in use.</summary>
    public bool IsTaken(ShortName name) => _entries.Exists(entry => entry.Stored.Name == name);

    private void Parse(ReadOnlySpan<byte> bytes)
    {
        var longName = new LongNameAssembler();
        for (End = 0; End < Place.SlotCount; End++)
        {
            var slot = bytes.Slice(End * ShortEntry.Size, ShortEntry.Size);
            if (slot[0] == ShortEntry.NeverUsed)
            {
                break;
            }

            if (slot[0] == ShortEntry.Deleted)
            {
                longName.Forget();
                AddFree(new SlotRange(End, 1));
            }
            else if (LongNameSlot.IsOne(slot))
            {
                longName.Add(slot);
            }
            else
            {
                var entry = ShortEntry.Read(slot, _kind);
                Add(entry, longName.Take(entry.Name));
            }
        }

        AddFree(new SlotRange(End, Place.SlotCount - End));
    }

    private void Add(ShortEntry entry, (string? Name, int SlotCount) longName)
    {
        if (entry.Attributes.HasFlag(FatAttributes.VolumeLabel))
        {
            Label ??= entry.Name.ToLabel();
        }
        else if (entry.Name != ShortName.Self && entry.Name != ShortName.Parent)
        {
            RequireName(entry);
            var name = longName.Name ?? entry.Name.ToString(entry.Case);
            _entries.Add(new FatEntry(Self, name, entry, new SlotRange(End - longName.SlotCount, longName.SlotCount + 1)));
        }
    }

    private void RequireName(ShortEntry entry)
    {
        if (!entry.Name.IsReadable)
        {
            throw Damage.In(Self.Path, $"entry {End} of the directory has the name \"{entry.Name}\", which cannot be one");
        }
    }

    private void AddFree(SlotRange range)
    {
        if (_free.Count > 0 && _free[^1].End == range.First)
        {
            _free[^1] = _free[^1] with { Count = _free[^1].Count + range.Count };
        }
        else if (range.Count > 0)
        {
            _free.Add(range);
        }
    }
}
