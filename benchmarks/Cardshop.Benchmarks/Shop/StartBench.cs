using System.Diagnostics;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Shop;

/// <summary><c>cardshop up</c>: from its start to the line that says it is ready, and its memory when nobody wants anything.</summary>
internal static class StartBench
{
    private const double MostSeconds = 3;
    private const double MostMegabytes = 200;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        var (seconds, megabytes) = (new List<double>(), new List<double>());
        for (var round = 0; round <= options.Rounds; round++)
        {
            using var shop = new BenchShop(Path.Combine(options.Work, $"{round}"), options.Work, "up");
            Directory.CreateDirectory(Path.GetDirectoryName(shop.Data)!);
            var start = Stopwatch.GetTimestamp();
            shop.Start();
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Task.Delay(options.IsQuick ? TimeSpan.FromSeconds(2) : Idle).GetAwaiter().GetResult();
            Console.Error.WriteLine($"  round {round}: {took:0.00} s, {shop.Memory() / 1e6:0} MB");
            if (round > 0)
            {
                seconds.Add(took);
                megabytes.Add(shop.Memory() / 1e6);
            }

            shop.Stop();
        }

        var (time, memory) = (Spread.Of(seconds), Spread.Of(megabytes));
        return
        [
            new Row("cardshop up: start to ready, first manager made", "the clock", $"≤ {MostSeconds} s", $"{time.Median:0.0} s", time.Range("0.0"), time.Median <= MostSeconds),
            new Row("cardshop up: memory when idle", "", $"≤ {MostMegabytes} MB", $"{memory.Median:0} MB", memory.Range("0"), memory.Highest <= MostMegabytes),
        ];
    }
}
