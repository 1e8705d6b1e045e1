using System.Collections.Concurrent;
using Xunit;

namespace Cardshop.Shop.Simulation;

public sealed class SimulationTests(ITestOutputHelper output)
{
    private static readonly int Scenarios = int.TryParse(Environment.GetEnvironmentVariable("CARDSHOP_SIMULATIONS"), out var count) ? count
        : Environment.GetEnvironmentVariable("CARDSHOP_TEST_LONG") is null ? 500 : 1_000_000;

    /// <summary>A failure is replayed with <c>CARDSHOP_SIMULATION_SEED</c>.</summary>
    [Fact]
    public async Task Whatever_goes_wrong_each_order_is_published_once_or_cancelled_and_none_is_lost()
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("CARDSHOP_SIMULATION_SEED"), out var seed) ? seed : 1;
        var count = seed == 0 ? Scenarios : 1;
        var failures = new ConcurrentQueue<string>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(Enumerable.Range(first, count), parallel, async (number, _) =>
        {
            if (failures.IsEmpty && await FailureAsync(number) is { } failure)
            {
                failures.Enqueue(failure);
            }
        });
        output.WriteLine($"{count} scenarios from seed {first}");
        Assert.True(failures.IsEmpty, failures.FirstOrDefault());
    }

    [Fact]
    public async Task A_seed_always_gives_the_same_scenario()
    {
        var traces = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var simulation = new Scenario(17);
            simulation.Run();
            traces.Add(simulation.Trace);
        }

        Assert.NotEmpty(traces[0]);
        Assert.Equal(traces[0], traces[1]);
    }

    private static async Task<string?> FailureAsync(int seed)
    {
        await using var simulation = new Scenario(seed);
        try
        {
            simulation.Run();
            return null;
        }
        catch (Exception error)
        {
            return $"Seed {seed}: {error}\n{simulation.Trace}";
        }
    }
}
