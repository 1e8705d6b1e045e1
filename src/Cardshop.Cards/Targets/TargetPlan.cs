using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;

namespace Cardshop.Cards.Targets;

/// <summary>A target that nothing speaks against.</summary>
/// <param name="Name">What the person called it.</param>
/// <param name="Slot">The slot that it is in; null when it is in none that has a name.</param>
/// <param name="Disk">What is known of it, with its file systems; null for a file.</param>
/// <param name="Confirmed">What is to be shown to the person, and held against what is opened.</param>
public sealed record TargetPlan(string Name, SlotId? Slot, FoundDisk? Disk, ConfirmedTarget Confirmed)
{
    /// <summary>Whether it is a file that is not there yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>Where it is.</summary>
    public string Path => Confirmed.Path;

    /// <summary>Size in bytes; of a file that is not there yet, 0. A file grows when it is opened with a length.</summary>
    public long Length => Confirmed.Length;
}
