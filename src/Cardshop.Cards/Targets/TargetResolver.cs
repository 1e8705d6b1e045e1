using Cardshop.Cards.Devices;
using Cardshop.Cards.Devices.Real;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;

namespace Cardshop.Cards.Targets;

/// <summary>Makes targets of what a person has typed: slots, disks, files.</summary>
/// <param name="survey">Knows the disks.</param>
/// <param name="slots">Knows the slots.</param>
/// <param name="clock">Ends waits.</param>
public sealed class TargetResolver(DiskSurvey survey, SlotMap slots, TimeProvider clock)
{
    /// <summary>Looks each of them up, and what speaks against it. Disks are read, for what is on them.</summary>
    /// <param name="names">Names of slots, paths of disks and of files.</param>
    /// <param name="forced">Those disks among them that may be written though they are not removable, named in whatever way.</param>
    /// <param name="access">What they are for: a disk that is only read may be in use, and need not be removable; a file has to be there.</param>
    /// <exception cref="KernelFileException">Nobody can say which disks are in use.</exception>
    public ResolvedTargets Resolve(IReadOnlyList<string> names, IReadOnlyList<string> forced, DeviceAccess access = DeviceAccess.Overwrite)
    {
        var disks = survey.Disks();
        var places = names.Select(name => (Name: name, Place: PlaceOf(name, disks))).ToList();
        var allowed = forced.Select(name => (Name: name, Place: PlaceOf(name, disks))).ToList();
        var (plans, refusals, taken) = (new List<TargetPlan>(), new List<TargetRefusal>(), new Dictionary<object, string>());
        foreach (var (name, place) in places)
        {
            var key = KeyOf(name, place);
            var isForced = allowed.Any(other => KeyOf(other.Name, other.Place).Equals(key));
            var reasons = Reasons(place, access, isForced, sameAs: taken.TryAdd(key, name) ? null : taken[key]);
            if (reasons.Count > 0)
            {
                refusals.Add(new TargetRefusal(name, reasons));
            }
            else
            {
                Plan(name, place, plans, refusals);
            }
        }

        refusals.AddRange(allowed
            .Where(force => !taken.ContainsKey(KeyOf(force.Name, force.Place)))
            .Select(force => new TargetRefusal(force.Name, ["It was named with --force, but is not among the targets. Leave it out, or name it as a target too."])));
        return new ResolvedTargets(plans, refusals);
    }

    /// <summary>The names of all slots, as targets.</summary>
    public IReadOnlyList<string> AllSlots() => [.. slots.Places.Keys.Select(slot => slot.ToString())];

    /// <summary>Opens a target for nobody else, and holds what was opened against what was confirmed.</summary>
    /// <param name="confirmed">What the person has confirmed.</param>
    /// <param name="fileLength">Of a file: what it must have room for, in bytes; it is made, or made longer. Null when it stays as it is.</param>
    /// <param name="cancellation">Ends the wait for who has it.</param>
    /// <exception cref="TargetException">It is not what was confirmed.</exception>
    /// <exception cref="IOException">It cannot be opened; the message says what to do.</exception>
    public ValueTask<IBlockDevice> OpenAsync(ConfirmedTarget confirmed, long? fileLength = null, CancellationToken cancellation = default) =>
        OpenAsync(confirmed, fileLength, DeviceAccess.Overwrite, cancellation);

    /// <summary>Opens a target that is only read: it may be in use, and write-protected.</summary>
    /// <inheritdoc cref="OpenAsync(ConfirmedTarget, long?, CancellationToken)"/>
    public ValueTask<IBlockDevice> OpenForReadingAsync(ConfirmedTarget confirmed, CancellationToken cancellation = default) =>
        OpenAsync(confirmed, fileLength: null, DeviceAccess.Read, cancellation);

    private static IReadOnlyList<string> Reasons(TargetPlace place, DeviceAccess access, bool isForced, string? sameAs) => place switch
    {
        _ when sameAs is not null => [$"It is the same as {sameAs}. Name it once."],
        TargetPlace.OnDisk(var disk) => [.. DiskRules.Check(disk, isForced)
            .Where(refusal => access == DeviceAccess.Overwrite || refusal.Kind == RefusalKind.NoMedium)
            .Select(refusal => refusal.Reason)],
        TargetPlace.AsFile(_, null) when access == DeviceAccess.Read => ["There is no such file."],
        TargetPlace.Nowhere(var reason) => [reason],
        _ => [],
    };

    /// <summary>What two names of the same thing have in common.</summary>
    private static object KeyOf(string name, TargetPlace place) => place switch
    {
        TargetPlace.OnDisk(var disk) => disk.Number,
        TargetPlace.AsFile(_, { } status) => (status.FileSystem, status.Inode),
        TargetPlace.AsFile(var path, null) => path,
        _ => name,
    };

    private async ValueTask<IBlockDevice> OpenAsync(ConfirmedTarget confirmed, long? fileLength, DeviceAccess access, CancellationToken cancellation)
    {
        if (confirmed.Identity.Kind == DeviceKind.File)
        {
            return FileDevice.Open(confirmed.Path, clock, fileLength, access: access);
        }

        var device = await OpenDiskAsync(confirmed, access, cancellation);
        try
        {
            await TargetCheck.RequireAsync(device, confirmed, cancellation);
            return device;
        }
        catch
        {
            await device.DisposeAsync();
            throw;
        }
    }

    private void Plan(string name, TargetPlace place, List<TargetPlan> plans, List<TargetRefusal> refusals)
    {
        try
        {
            plans.Add(place switch
            {
                TargetPlace.OnDisk(var disk) => new TargetPlan(
                    name,
                    slots.NameOf(disk.Identity.Topology),
                    DiskSurvey.LookInto(disk),
                    new ConfirmedTarget(disk.Path, disk.Identity, disk.Length, TargetHead.Of(disk), disk.Sequence)),
                TargetPlace.AsFile(var path, var status) => new TargetPlan(
                    name, Slot: null, Disk: null, new ConfirmedTarget(path, new DeviceIdentity(DeviceKind.File), status is null ? 0 : new FileInfo(path).Length)) { IsNew = status is null },
                _ => throw new ArgumentException("There is no such place.", nameof(place)),
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            refusals.Add(new TargetRefusal(name, [error.Message]));
        }
    }

    private TargetPlace PlaceOf(string name, IReadOnlyList<FoundDisk> disks) => TargetPlace.Of(name, disks, slots, survey.Root);

    private async ValueTask<IBlockDevice> OpenDiskAsync(ConfirmedTarget confirmed, DeviceAccess access, CancellationToken cancellation) =>
        FileStatus.At(confirmed.Path) is { Kind: FileKind.Regular } && survey.Disks().FirstOrDefault(disk => string.Equals(disk.Path, confirmed.Path, StringComparison.Ordinal)) is { } madeUp
            ? FileDevice.Open(confirmed.Path, clock, length: null, madeUp.Identity, access)
            : await LinuxDevice.OpenAsync(confirmed.Path, survey, clock, access, cancellation);
}
