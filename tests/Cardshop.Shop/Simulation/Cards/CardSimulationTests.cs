using Cardshop.TestKit.Simulation;
using Xunit;

namespace Cardshop.Shop.Simulation.Cards;

/// <summary>Cards in as many scenarios as <see cref="SimulationScale"/> says.</summary>
public sealed class CardSimulationTests
{
    // One takes as long as six of an image: there are people, and many more processes.
    private const int Usual = 800;
    private const int Long = 10_000;

    /// <summary>What has to happen now and then, or there is nothing to withstand.</summary>
    private static readonly string[] Troubles =
    [
        "answers lost", "bad cards", "cancellations", "cards carried on", "cards found finished", "cards in the wrong slot", "cards moved", "cards pulled", "cards taken up again",
        "cards tried again", "cards whose writer was away", "clock jumps", "copies removed", "crashes", "failures of the store", "fenced off", "finished cards in a slot",
        "no cards in a slot", "orders sent to another site", "outages of the scheduler", "partitions", "people stayed away", "requests doubled", "requests lost", "results told twice",
        "small cards in a slot", "told of a cancellation",
    ];

    [Fact]
    public Task Whatever_goes_wrong_no_card_is_written_twice_by_mistake_and_each_order_is_sent_or_cancelled() =>
        SimulationRun.AllAsync("Cards", Usual, Long, Troubles, seed => new CardScenario(seed), scenario => scenario.Run(), scenario => (scenario.Tally, scenario.Trace, scenario.Recovery));

    [Fact]
    public async Task A_seed_always_gives_the_same_scenario()
    {
        var traces = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var simulation = new CardScenario(17);
            simulation.Run();
            traces.Add($"{simulation.Trace}\n{simulation.Tally}");
        }

        Assert.NotEmpty(traces[0]);
        Assert.Equal(traces[0], traces[1]);
    }
}
