using System.Collections.Concurrent;
using Cardshop.TestKit.Simulation;
using Xunit;

namespace Cardshop.Shop.Simulation;

/// <summary>Plays many scenarios at a time, until one fails.</summary>
internal static class SimulationRun
{
    private const int Enough = 300;

    /// <param name="name">What they are called.</param>
    /// <param name="usual">How many.</param>
    /// <param name="long">How many when there is time.</param>
    /// <param name="troubles">What has to happen now and then.</param>
    /// <param name="create">Makes the scenario of a seed.</param>
    /// <param name="run">Plays it.</param>
    /// <param name="read">What came of it.</param>
    public static async Task AllAsync<T>(string name, int usual, int @long, IReadOnlyList<string> troubles, Func<int, T> create, Action<T> run, Func<T, (Tally Tally, string Trace, long Recovery)> read)
        where T : IAsyncDisposable
    {
        var (seed, count) = SimulationScale.Read(usual, @long);
        var failures = new ConcurrentQueue<string>();
        var tally = new Tally();
        var longest = 0L;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(Enumerable.Range(seed, count), parallel, async (number, _) =>
        {
            if (!failures.IsEmpty)
            {
                return;
            }

            await using var scenario = create(number);
            var failure = FailureOf(() => run(scenario));
            var (counts, trace, recovery) = read(scenario);
            if (failure is not null)
            {
                failures.Enqueue($"Seed {number}, which CARDSHOP_SIMULATION_SEED={number} plays again: {failure}\n{trace}");
            }

            tally.Add(counts);
            InterlockedMax(ref longest, recovery);
        });
        Assert.True(failures.IsEmpty, failures.FirstOrDefault());
        await Console.Out.WriteLineAsync($"{name}: {count} scenarios from seed {seed}, all done after {longest / 1000} s of calm at most; {tally}.");
        Assert.All(count < Enough ? [] : troubles, trouble => Assert.True(tally[trouble] > 0, $"There were no {trouble}."));
    }

    private static string? FailureOf(Action run)
    {
        try
        {
            run();
            return null;
        }
        catch (Exception error)
        {
            return error.ToString();
        }
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (var known = Volatile.Read(ref target); value > known;)
        {
            var seen = Interlocked.CompareExchange(ref target, value, known);
            known = seen == known ? value : seen;
        }
    }
}
