using System.Collections.Concurrent;
using Cardshop.Cards.Writing;
using Cardshop.TestKit.Simulation;
using Xunit;

namespace Cardshop.Cards.Tests.Simulation;

/// <summary>As many scenarios as <see cref="SimulationScale"/> says.</summary>
public sealed class CardSimulationTests
{
    private const int Usual = 2_000;
    private const int Long = 200_000;
    private const int Enough = 500;

    /// <summary>What has to happen now and then, or there is nothing to withstand.</summary>
    private static readonly string[] Events =
    [
        .. Enum.GetNames<Trouble>(), "power cuts", "resumed", "retried",
        .. new[]
        {
            CardOutcome.Verified, CardOutcome.WrittenNotVerified, CardOutcome.TooSmall, CardOutcome.Gone, CardOutcome.WriteProtected, CardOutcome.Stalled,
            CardOutcome.Failed, CardOutcome.Forgetful, CardOutcome.Cancelled,
        }.Select(outcome => $"{outcome}"),
    ];

    [Fact]
    public async Task Whatever_goes_wrong_each_card_ends_with_the_right_verdict_and_none_looks_finished_that_is_not()
    {
        var (seed, count) = SimulationScale.Read(Usual, Long);
        var failures = new ConcurrentQueue<string>();
        var tally = new Tally();
        await Parallel.ForEachAsync(Enumerable.Range(seed, count), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (number, _) =>
        {
            if (failures.IsEmpty && FailureOf(number, tally) is { } failure)
            {
                failures.Enqueue(failure);
            }

            return ValueTask.CompletedTask;
        });
        Assert.True(failures.IsEmpty, failures.FirstOrDefault());
        await Console.Out.WriteLineAsync($"Simulation: {count} scenarios from seed {seed}; {tally}.");
        Assert.All(count < Enough ? [] : Events, what => Assert.True(tally[what] > 0, $"There were no {what}."));
    }

    [Fact]
    public void A_seed_always_gives_the_same_scenario()
    {
        var traces = Enumerable.Range(0, 2).Select(_ =>
        {
            var scenario = new CardScenario(23);
            scenario.Run();
            return $"{scenario.Trace}\n{scenario.Tally}";
        }).ToList();
        Assert.NotEmpty(traces[0]);
        Assert.Equal(traces[0], traces[1]);
    }

    private static string? FailureOf(int seed, Tally tally)
    {
        CardScenario? scenario = null;
        try
        {
            scenario = new CardScenario(seed);
            scenario.Run();
            tally.Add(scenario.Tally);
            return null;
        }
        catch (Exception error)
        {
            return $"Seed {seed}, which CARDSHOP_SIMULATION_SEED={seed} plays again: {error}\n{scenario?.Trace}";
        }
    }
}
