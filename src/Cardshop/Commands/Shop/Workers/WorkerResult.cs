using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;

namespace Cardshop.Commands.Shop.Workers;

/// <summary>A worker as it stands.</summary>
/// <param name="Worker">As the API has it.</param>
internal sealed record WorkerResult(Worker Worker)
{
    /// <summary>What a worker does at the moment.</summary>
    public static string StateOf(Worker worker) => (worker.IsAlive, worker.Draining, worker.Tasks.Count) switch
    {
        (false, _, _) => "gone",
        (true, true, 0) => "drained",
        (true, true, _) => "draining",
        (true, false, 0) => "idle",
        _ => "busy",
    };

    public static int Tell(Session session, Worker worker)
    {
        session.Reporter.Result(ExitCode.Ok, new WorkerResult(worker), ShopJson.Default.WorkerResult, TextOf(worker));
        return ExitCode.Ok;
    }

    private static string TextOf(Worker worker)
    {
        var rows = new List<string[]>
        {
            new[] { "id", worker.Id.Value },
            new[] { "account", worker.Username },
            new[] { "channel", worker.Channel ?? "all" },
            new[] { "kinds", string.Join(", ", worker.Kinds.Select(Words.Of)) },
            new[] { "can", string.Join(", ", worker.Capabilities) },
            new[] { "version", worker.Version },
            new[] { "last seen", ShopText.Time(worker.LastSeen) },
            new[] { "tasks", string.Join(", ", worker.Tasks) },
        };
        return string.Join('\n', TextTable.Of(rows).Select(line => $"  {line}").Prepend($"{worker.Name}: {StateOf(worker)}"));
    }
}
