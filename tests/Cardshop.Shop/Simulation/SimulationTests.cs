using Cardshop.TestKit.Simulation;
using Xunit;

namespace Cardshop.Shop.Simulation;

/// <summary>As many scenarios as <see cref="SimulationScale"/> says.</summary>
public sealed class SimulationTests
{
    private const int Usual = 10_000;
    private const int Long = 1_000_000;

    /// <summary>What has to happen now and then, or there is nothing to withstand.</summary>
    private static readonly string[] Troubles =
    [
        "answers lost", "cancellations", "clock jumps", "crashes", "failures of the store", "fenced off", "leases taken back", "leases taken up again", "messages late",
        "outages of the scheduler", "partitions", "requests doubled", "requests lost", "results told twice", "tasks given back", "tasks tried again", "told of a cancellation",
    ];

    [Fact]
    public Task Whatever_goes_wrong_each_order_is_published_once_or_cancelled_and_none_is_lost() =>
        SimulationRun.AllAsync("Simulation", Usual, Long, Troubles, seed => new Scenario(seed), scenario => scenario.Run(), scenario => (scenario.Tally, scenario.Trace, scenario.Recovery));

    [Fact]
    public async Task A_seed_always_gives_the_same_scenario()
    {
        var traces = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var simulation = new Scenario(17);
            simulation.Run();
            traces.Add($"{simulation.Trace}\n{simulation.Tally}");
        }

        Assert.NotEmpty(traces[0]);
        Assert.Equal(traces[0], traces[1]);
    }
}
