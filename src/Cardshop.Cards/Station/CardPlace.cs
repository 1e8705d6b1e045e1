using Cardshop.Cards.Devices;
using Cardshop.Cards.Devices.Real;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;
using Cardshop.Cards.Targets;

namespace Cardshop.Cards.Station;

/// <summary>A place that people put cards into: a slot of a station, or a path at which cards appear.</summary>
/// <param name="slot">What people call it.</param>
/// <param name="path">Path of a file or device; null for the reader that has the name of the slot.</param>
/// <param name="isForced">Whether what is there may be written though it is not removable.</param>
/// <param name="survey">Knows the disks.</param>
/// <param name="slots">Knows the readers.</param>
/// <param name="clock">Ends waits.</param>
public sealed class CardPlace(SlotId slot, string? path, bool isForced, DiskSurvey survey, SlotMap slots, TimeProvider clock)
{
    private readonly TargetResolver _resolver = new(survey, slots, clock);

    /// <summary>What people call it.</summary>
    public SlotId Slot => slot;

    private string Target => path ?? slot.ToString();

    /// <summary>What is in it now; null when nothing is.</summary>
    public PlacedCard? Look()
    {
        if (path is not null && FileStatus.At(path) is { Kind: FileKind.Regular } file)
        {
            return new FileInfo(path).Length is > 0 and var length ? new PlacedCard($"{file.FileSystem} {file.Inode} {file.Birth}", length) : null;
        }

        return DiskNow() is { Length: > 0 } disk ? new PlacedCard($"{survey.BootId()} {disk.Number} {disk.Sequence}", disk.Length) : null;
    }

    /// <summary>Looks closer at what is in it. The card is read, so this is for one that has just been put in.</summary>
    public CardFindings Inspect()
    {
        try
        {
            var resolved = _resolver.Resolve([Target], isForced ? [Target] : []);
            return resolved.Plans is [var plan]
                ? new CardFindings(Objection: null, ContentsOf(plan), plan)
                : new CardFindings(string.Join(' ', resolved.Refusals.SelectMany(refusal => refusal.Reasons)), Contents: null, Plan: null);
        }
        catch (IOException error)
        {
            return new CardFindings(error.Message, Contents: null, Plan: null);
        }
    }

    /// <summary>Opens a card for nobody else.</summary>
    /// <param name="findings">What was found out about it; what is opened has to be that.</param>
    /// <param name="cancellation">Ends the wait for who has it.</param>
    /// <exception cref="IOException">It cannot be opened, or is another one by now.</exception>
    public ValueTask<IBlockDevice> OpenAsync(CardFindings findings, CancellationToken cancellation) =>
        _resolver.OpenAsync((findings.Plan ?? throw new ArgumentException("Nothing can be written there.", nameof(findings))).Confirmed, cancellation: cancellation);

    /// <summary>File systems that nobody here knows are as dear to somebody as those that are known.</summary>
    private static string? ContentsOf(TargetPlan plan) => CardHead.IsBlank(plan) ? null
        : plan.Disk is { } disk && OwnCards.Describe(disk) is { Length: > 0 } contents ? contents
        : "something that is not known";

    private FoundDisk? DiskNow()
    {
        var disks = survey.Disks();
        return path is null ? slots.Resolve(slot, disks) : disks.FirstOrDefault(disk => string.Equals(disk.Path, path, StringComparison.Ordinal));
    }
}
