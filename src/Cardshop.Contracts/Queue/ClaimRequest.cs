namespace Cardshop.Contracts.Queue;

/// <summary>Asks for a task.</summary>
/// <param name="Kinds">What the worker can do.</param>
/// <param name="Worker">Its own name, so that two may share an account; the account's when null.</param>
/// <param name="Capabilities">What tasks may ask for.</param>
/// <param name="Cached">What it holds already: URLs and names of container images as recipes have them.</param>
/// <param name="Wait">Seconds to wait for a task, 0 to 60.</param>
/// <param name="Version">Of the worker, for people.</param>
public sealed record ClaimRequest(
    IReadOnlyList<TaskKind>? Kinds = null,
    string? Worker = null,
    IReadOnlyList<string>? Capabilities = null,
    IReadOnlyList<string>? Cached = null,
    int? Wait = null,
    string? Version = null)
{
    /// <summary>Of a writer: all places for cards that it serves, also those that are busy.</summary>
    public IReadOnlyList<SlotOffer>? Slots { get; init; }

    /// <summary>Of a downloader: the bytes that it has reserved for the next image; no task with a larger one is handed to it. Null for no limit.</summary>
    public long? Room { get; init; }
}
