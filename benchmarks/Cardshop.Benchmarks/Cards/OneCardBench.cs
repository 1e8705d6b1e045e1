using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Cards;

/// <summary>A full image to one card, against dd.</summary>
internal static class OneCardBench
{
    private const string Measure = "one card, full image, not verified";
    private const double Bar = 1.05;

    public static IReadOnlyList<Row> Run(BenchOptions options) => CardRows.OnCards(options, 1, [(Measure, $"≤ {Bar}×")], setting =>
    {
        var image = CardImages.MakeFull(options);
        var dd = new Side("dd", Nothing, () => setting.Time("dd", $"if={image}", $"of={setting.Cards[0].Device}", "bs=4M", "oflag=direct", "conv=fsync"));
        var write = new Side("card write", Nothing, () => setting.Card("write", image, 1, "--no-verify"));
        var samples = Rounds.Run(options.Rounds, [dd, write]);
        return [CardRows.Ratio($"{Measure}, {CardRows.Size(image)}", "dd oflag=direct conv=fsync", Bar, Rounds.Ratio(samples[write], samples[dd], sample => sample.Wall))];
    });

    private static void Nothing()
    {
    }
}
