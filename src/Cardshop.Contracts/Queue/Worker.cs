using Cardshop.Contracts.Ids;

namespace Cardshop.Contracts.Queue;

/// <summary>A worker that has called.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Username">Its account.</param>
/// <param name="Channel">The channel that it is confined to; null for all.</param>
/// <param name="Kinds">What it can do.</param>
/// <param name="Capabilities">What tasks may ask for.</param>
/// <param name="Version">Of its program.</param>
/// <param name="LastSeen">When it last called.</param>
/// <param name="IsAlive">Whether that was a moment ago.</param>
/// <param name="Draining">Whether it is to give its tasks back and claim no other.</param>
/// <param name="Tasks">What it has at the moment.</param>
public sealed record Worker(
    WorkerId Id, string Name, string Username, string? Channel, IReadOnlyList<TaskKind> Kinds, IReadOnlyList<string> Capabilities, string Version, DateTimeOffset LastSeen, bool IsAlive, bool Draining, IReadOnlyList<TaskId> Tasks)
{
    /// <summary>Of a writer: its places for cards, as it said when it last claimed.</summary>
    public IReadOnlyList<SlotOffer>? Slots { get; init; }

    /// <summary>Of a downloader: the bytes that it has for the next image; null when it did not say.</summary>
    public long? Room { get; init; }
}
