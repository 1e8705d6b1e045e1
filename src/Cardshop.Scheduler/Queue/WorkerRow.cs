using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>A worker as it is kept.</summary>
internal sealed record WorkerRow
{
    public const string Columns = "id, user_id, name, username, channel, kinds, capabilities, version, last_seen, draining, slots, room";

    public WorkerId Id { get; init; }

    public UserId UserId { get; init; }

    public string Name { get; init; } = "";

    public string Username { get; init; } = "";

    public string? Channel { get; init; }

    public string Kinds { get; init; } = "";

    public string Capabilities { get; init; } = "";

    public string Version { get; init; } = "";

    public DateTimeOffset LastSeen { get; init; }

    public bool Draining { get; init; }

    public string Slots { get; init; } = "[]";

    public long? Room { get; init; }

    /// <summary>Its places for cards, by the names that the store has.</summary>
    public IReadOnlyList<SlotOffer> SlotList => StoredJson.Read<IReadOnlyList<SlotOffer>>(Slots);

    public IReadOnlyList<TaskKind> KindList => [.. Split(Kinds).Select(Words.Parse<TaskKind>)];

    public IReadOnlyList<string> CapabilityList => Split(Capabilities);

    public Worker ToWorker(DateTimeOffset aliveSince, IReadOnlyList<TaskId> tasks) =>
        new(Id, Name, Username, Channel, KindList, CapabilityList, Version, LastSeen, LastSeen >= aliveSince, Draining, tasks)
        {
            Slots = SlotList is { Count: > 0 } slots ? slots : null,
            Room = Room,
        };

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
