using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Cards;

/// <summary>How much memory the program needs for sixteen cards of which each is a little faster than the next, so that no two are at the same place.</summary>
internal static class CardMemoryBench
{
    private const int Count = 16;
    private const string Measure = "peak memory for sixteen cards of different speeds, written and verified";
    private const double Bar = 256;

    public static IReadOnlyList<Row> Run(BenchOptions options) => CardRows.OnCards(options, Count, [(Measure, $"≤ {Bar} MB")], setting =>
    {
        var image = CardImages.MakeMapped(options);
        for (var i = 0; i < Count; i++)
        {
            setting.Cards[i].SetSpeed(1 - (0.04 * i));
        }

        var side = new Side(Measure, () => { }, () => setting.Card("write", image, Count));
        var memory = Spread.Of(Rounds.Run(options.Rounds, [side])[side].Select(sample => sample.PeakMemory / 1e6));
        return [new Row(Measure, "", $"≤ {Bar} MB", $"{memory.Median:0} MB", memory.Range("0"), memory.Highest <= Bar)];
    });
}
