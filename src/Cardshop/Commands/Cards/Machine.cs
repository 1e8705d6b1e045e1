using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;
using Cardshop.Cards.Targets;
using Cardshop.Stations;

namespace Cardshop.Commands.Cards;

/// <summary>The disks and the slots of this machine.</summary>
internal sealed class Machine
{
    private readonly Session _session;
    private readonly SlotFile? _slots;

    private Machine(Session session)
    {
        _session = session;
        var places = StationPlaces.Here();
        Survey = new DiskSurvey(places.Root);
        var path = Variables.Find("CARDSHOP_SLOTS") is { } named ? Path.GetFullPath(named)
            : File.Exists(places.Slots) ? places.Slots
            : ConfigFolder.Find() is { } folder ? Path.Join(folder, "slots.json") : null;
        _slots = path is null ? null : new SlotFile(session.Storage, path);
    }

    public DiskSurvey Survey { get; }

    /// <exception cref="UsageException">This is not Linux.</exception>
    public static Machine Open(Session session) => OperatingSystem.IsLinux() && Environment.Is64BitProcess
        ? new Machine(session)
        : throw new UsageException("Cards are written on Linux only, on a 64-bit machine. There the same command works.");

    /// <summary>The slots that have names, as they are now.</summary>
    public SlotMap Slots() => _slots?.Read() ?? SlotMap.Empty;

    /// <summary>The names of those slots that hold a card.</summary>
    public IReadOnlyList<string> FilledSlots()
    {
        var (slots, disks) = (Slots(), Survey.Disks());
        return [.. slots.Places.Keys.Where(slot => slots.Resolve(slot, disks) is { Length: > 0 }).Select(slot => slot.ToString())];
    }

    /// <summary>Keeps the names of slots.</summary>
    /// <exception cref="UsageException">There is no place for them.</exception>
    public void Keep(SlotMap slots) =>
        (_slots ?? throw new UsageException("This user has no folder to keep the names of slots in. Set HOME, XDG_CONFIG_HOME or CARDSHOP_SLOTS.")).Write(slots);

    public TargetResolver Targets() => new(Survey, Slots(), _session.Clock);
}
