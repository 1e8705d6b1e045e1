using System.CommandLine;
using Cardshop.Commands.Shop.Listings;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;

namespace Cardshop.Commands.Shop.Workers;

/// <summary>The argument <c>WORKER</c>.</summary>
internal static class WorkerArgument
{
    public static Argument<string> Create() => new("WORKER") { Description = "A worker, by its id or its name." };

    /// <summary>Finds a worker.</summary>
    /// <exception cref="ShopException">There is none, or several have the name.</exception>
    public static async Task<Worker> FindAsync(SchedulerClient client, string name, CancellationToken cancellation)
    {
        if (WorkerId.TryParse(name, out var id) && await TryGetAsync(client, id, cancellation) is { } known)
        {
            return known;
        }

        var named = new List<Worker>();
        string? cursor = null;
        do
        {
            var part = await client.ListWorkersAsync(QueryText.Of(("limit", 200), ("cursor", cursor)), cancellation);
            named.AddRange(part.Items.Where(worker => string.Equals(worker.Name, name, StringComparison.Ordinal)));
            cursor = part.Next;
        }
        while (cursor is not null);
        return named switch
        {
            [var only] => only,
            [] => throw new ShopException(ExitCode.Refused, $"There is no worker {name}, or this account may not see it. \"cardshop worker list\" has them all."),
            _ => throw new ShopException(ExitCode.Refused, $"Several workers are called {name}; say which by its id: {string.Join(", ", named.Select(worker => $"{worker.Id} ({worker.Username})"))}."),
        };
    }

    private static async Task<Worker?> TryGetAsync(SchedulerClient client, WorkerId id, CancellationToken cancellation)
    {
        try
        {
            return await client.GetWorkerAsync(id, cancellation);
        }
        catch (ProblemException error) when (error.Problem.Type is ProblemTypes.NotFound)
        {
            return null;
        }
    }
}
