using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Cards;

/// <summary>An image that is mapped to 40 %, to one card: against bmaptool, and what reading it back costs.</summary>
internal static class MappedCardBench
{
    private const string Write = "40 % mapped, neither probed nor verified";
    private const string Verified = "40 % mapped, probed, written and verified";
    private const double WriteBar = 1.0;
    private const double VerifiedBar = 1.6;

    /// <summary>Longer than elsewhere, as images of cards are, because what is compared differs by less than a program takes to start.</summary>
    private const int Times = 4;

    public static IReadOnlyList<Row> Run(BenchOptions options) => CardRows.OnCards(options, 1, [(Write, $"≤ {WriteBar}×"), (Verified, $"≤ {VerifiedBar}×")], setting =>
    {
        var image = CardImages.MakeMapped(options, Times);
        var peer = new Side("bmaptool", Nothing, () => setting.Time("bmaptool", "copy", "--bmap", image + ".bmap", image, setting.Cards[0].Device));
        var write = new Side("card write --no-verify --no-probe", Nothing, () => setting.Card("write", image, 1, "--no-verify", "--no-probe"));
        var verified = new Side("card write", Nothing, () => setting.Card("write", image, 1));
        var samples = Rounds.Run(options.Rounds, [peer, write, verified]);
        var size = CardRows.Size(image);
        return
        [
            CardRows.Ratio($"{Write}, {size}", "bmaptool copy", WriteBar, Rounds.Ratio(samples[write], samples[peer], sample => sample.Wall), "0.000"),
            CardRows.Ratio($"{Verified}, {size}", "written only", VerifiedBar, Rounds.Ratio(samples[verified], samples[write], sample => sample.Wall)),
        ];
    }, Times);

    private static void Nothing()
    {
    }
}
