using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;

namespace Cardshop.Scheduler.Queue;

/// <summary>A worker as it is kept.</summary>
internal sealed record WorkerRow
{
    public const string Columns = "id, user_id, name, username, channel, kinds, capabilities, version, last_seen, draining";

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

    public IReadOnlyList<TaskKind> KindList => [.. Split(Kinds).Select(Words.Parse<TaskKind>)];

    public IReadOnlyList<string> CapabilityList => Split(Capabilities);

    public Worker ToWorker(DateTimeOffset aliveSince, IReadOnlyList<TaskId> tasks) =>
        new(Id, Name, Username, Channel, KindList, CapabilityList, Version, LastSeen, LastSeen >= aliveSince, Draining, tasks);

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
