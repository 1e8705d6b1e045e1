using Cardshop.Cards.Discovery;

namespace Cardshop.Cards.Slots;

/// <summary>Finds out which slot somebody has put a card into.</summary>
public static class SlotLesson
{
    /// <summary>The places that have got a medium, or another one, between two looks; a reader that was plugged in with a card counts too.</summary>
    /// <param name="before">The disks as they were.</param>
    /// <param name="after">The disks as they are.</param>
    public static IReadOnlyList<FoundDisk> Inserted(IReadOnlyList<FoundDisk> before, IReadOnlyList<FoundDisk> after)
    {
        var known = before.Where(disk => disk.Identity.Topology is not null).ToLookup(disk => disk.Identity.Topology!, StringComparer.Ordinal);
        return [.. after.Where(disk => disk is { Identity.Topology: { } place, Length: > 0 } && !known[place].Any(was => IsSameMedium(was, disk)))];
    }

    private static bool IsSameMedium(FoundDisk was, FoundDisk now) => was.Length == now.Length && was.Sequence == now.Sequence && was.Identity == now.Identity;
}
