using Cardshop.Commands.Shop;
using Cardshop.Workers.Kit;

namespace Cardshop.Commands.Workers;

/// <summary>Runs workers until they are stopped, and says what they did.</summary>
internal static class WorkerRun
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Session session, ShopSession shop, ReporterWatch watch, IEnumerable<(WorkerOptions Options, ITaskWork Work)> workers, CancellationToken cancellation)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(workers.Select(worker => RunOneAsync(new WorkerLoop(shop.Client, worker.Work, worker.Options, watch, session.Clock), all)));
        cancellation.ThrowIfCancellationRequested();
        var result = new WorkResult(watch.Finished, watch.Failed);
        session.Reporter.Result(ExitCode.Ok, result, ResultJson.Default.WorkResult, $"{result.Finished} finished, {result.Failed} failed");
        return watch.Failed == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <summary>What one of them cannot go on for, such as a login that is refused, ends the others too.</summary>
    private static async Task RunOneAsync(WorkerLoop loop, CancellationTokenSource all)
    {
        try
        {
            await loop.RunAsync(all.Token);
        }
        catch
        {
            await all.CancelAsync();
            throw;
        }
    }
}
