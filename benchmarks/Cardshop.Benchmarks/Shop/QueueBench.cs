using System.Diagnostics;
using Cardshop.Benchmarks.Reporting;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Queue;

namespace Cardshop.Benchmarks.Shop;

/// <summary>How fast tasks are handed out, each claim durable before it is answered, and what workers cost that wait for one.</summary>
internal static class QueueBench
{
    private const int Clients = 16;
    private const int Queued = 100_000;
    private const int IdleWorkers = 2_000;

    /// <summary>By then the scheduler is compiled for speed. Both are over before the first lease lapses: these workers do not call again.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        using var shop = new BenchShop(options.Work, options.Work, "serve", "--services", "scheduler");
        shop.Start();
        shop.AddCreator("creator");
        FurnishedShop.Furnish(shop.Manager);
        var idle = Idle(shop, options.IsQuick ? 200 : IdleWorkers, TimeSpan.FromSeconds(options.IsQuick ? 5 : 60));
        shop.PlaceOrder(SmallRecipe.Make(options.Work));
        shop.Stop();
        var queued = options.IsQuick ? Queued / 10 : Queued;
        ManyOrders.Make(Path.Combine(shop.Data, "scheduler", "scheduler.db"), queued, isQueued: true);
        shop.Start();

        return [.. Claims(shop, queued, options.IsQuick ? 0.3 : 1), idle];
    }

    private static IEnumerable<Row> Claims(BenchShop shop, int queued, double scale)
    {
        using var handler = new SocketsHttpHandler();
        var clients = Enumerable.Range(0, Clients).Select(_ => shop.Worker("creator", handler)).ToList();
        Task.WhenAll(clients.Select((client, i) => ClaimAsync(client, i, WarmUp * scale))).GetAwaiter().GetResult();
        var start = Stopwatch.GetTimestamp();
        var latencies = Task.WhenAll(clients.Select((client, i) => ClaimAsync(client, i, Measured * scale))).GetAwaiter().GetResult().SelectMany(all => all).Order().ToArray();
        var rate = latencies.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (median, high) = (latencies[latencies.Length / 2], latencies[latencies.Length * 99 / 100]);
        clients.ForEach(client => client.Dispose());
        yield return new Row($"claims, {Clients} clients, durable, {queued:#,0} queued", "the clock", "≥ 1,000/s", $"{rate:#,0}/s", "", rate >= 1000);
        yield return new Row("the same: time to the answer, 99 of 100", "the clock", "≤ 30 ms", $"{high:0.0} ms", $"median {median:0.0}", high <= 30);
    }

    private static async Task<List<double>> ClaimAsync(SchedulerClient client, int number, TimeSpan time)
    {
        var latencies = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < time)
        {
            var start = Stopwatch.GetTimestamp();
            var lease = await client.ClaimAsync(new ClaimRequest([TaskKind.Creator], $"worker-{number}", Wait: 10));
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            _ = lease ?? throw new InvalidOperationException("The queue is empty before the time is over.");
        }

        return latencies;
    }

    private static Row Idle(BenchShop shop, int workers, TimeSpan time)
    {
        using var handler = new SocketsHttpHandler();
        using var client = shop.Worker("creator", handler);
        using var end = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, workers).Select(i => WaitAsync(client, i, end.Token)).ToList();
        Task.Delay(TimeSpan.FromSeconds(15)).GetAwaiter().GetResult();
        var (start, before) = (Stopwatch.GetTimestamp(), shop.ProcessorTime());
        Task.Delay(time).GetAwaiter().GetResult();
        var share = (shop.ProcessorTime() - before) / Stopwatch.GetElapsedTime(start).TotalSeconds * 100;
        end.Cancel();
        Task.WhenAll(waiting).GetAwaiter().GetResult();
        return new Row($"{workers:#,0} idle workers: processor time of the scheduler", "one core", "≤ 5 %", $"{share:0.0} %", "", share <= 5);
    }

    private static async Task WaitAsync(SchedulerClient client, int number, CancellationToken end)
    {
        try
        {
            while (true)
            {
                await client.ClaimAsync(new ClaimRequest([TaskKind.Creator], $"idle-{number}", Wait: 60), end);
            }
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }
}
