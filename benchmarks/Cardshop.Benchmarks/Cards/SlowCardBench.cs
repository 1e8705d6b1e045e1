using System.Text.Json;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Cards;

/// <summary>Eight cards, the last of which is ten times slower: what that costs the others, by the time that each of them takes.</summary>
internal static class SlowCardBench
{
    private const int Count = 8;
    private const string Measure = "one of eight cards ten times slower: time of the other seven";
    private const double Bar = 1.02;

    public static IReadOnlyList<Row> Run(BenchOptions options) => CardRows.OnCards(options, Count, [(Measure, $"≤ {Bar}×")], setting =>
    {
        var image = CardImages.MakeMapped(options);
        var alike = new Side("all alike", () => setting.Cards[^1].SetSpeed(1), () => TimeOthers(setting, image));
        var slow = new Side("one slow", () => setting.Cards[^1].SetSpeed(0.1), () => TimeOthers(setting, image));
        var samples = Rounds.Run(options.Rounds, [alike, slow]);
        return [CardRows.Ratio($"{Measure}, {CardRows.Size(image)} each", "eight alike", Bar, Rounds.Ratio(samples[slow], samples[alike], sample => sample.Work), "0.000")];
    });

    /// <summary>The mean of the seconds of seven cards; when they are done, nobody waits for the last.</summary>
    private static Sample TimeOthers(CardBenchSetting setting, string image)
    {
        using var writer = new Victim(setting.Start("write", image, Count));
        while (!writer.IsOver && Others(setting, writer.Output).Count < Count - 1)
        {
            Task.Delay(100).GetAwaiter().GetResult();
        }

        if (!writer.IsOver)
        {
            writer.Signal("INT");
        }

        var others = Others(setting, writer.End().Output);
        var seconds = others.All(card => card.GetProperty("right").GetBoolean()) && others.Count == Count - 1
            ? others.Average(card => card.GetProperty("seconds").GetDouble())
            : throw new InvalidOperationException(writer.Output);
        return new Sample(seconds, seconds);
    }

    /// <summary>Those of the seven that are over.</summary>
    private static List<JsonElement> Others(CardBenchSetting setting, string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("{\"event\":\"card\"", StringComparison.Ordinal))
            .Select(line => JsonElement.Parse(line))
            .Where(card => !card.GetProperty("device").ValueEquals(setting.Cards[^1].Device)),
    ];
}
