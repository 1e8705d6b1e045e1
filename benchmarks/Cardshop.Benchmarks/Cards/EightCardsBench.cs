using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Cards;

/// <summary>Eight cards at once against one.</summary>
internal static class EightCardsBench
{
    private const int Count = 8;
    private const string Write = "eight cards, not verified";
    private const string Verified = "eight cards, written and verified";
    private const double WriteBar = 1.05;
    private const double VerifiedBar = 1.1;

    public static IReadOnlyList<Row> Run(BenchOptions options) => CardRows.OnCards(options, Count, [(Write, $"≤ {WriteBar}×"), (Verified, $"≤ {VerifiedBar}×")], setting =>
    {
        var image = CardImages.MakeMapped(options);
        var (one, eight) = (Side("one, not verified", 1, "--no-verify"), Side("eight, not verified", Count, "--no-verify"));
        var (oneVerified, eightVerified) = (Side("one, verified", 1), Side("eight, verified", Count));
        var samples = Rounds.Run(options.Rounds, [one, eight, oneVerified, eightVerified]);
        var size = CardRows.Size(image);
        return
        [
            CardRows.Ratio($"{Write}, {size} each", "one card", WriteBar, Rounds.Ratio(samples[eight], samples[one], sample => sample.Wall)),
            CardRows.Ratio($"{Verified}, {size} each", "one card", VerifiedBar, Rounds.Ratio(samples[eightVerified], samples[oneVerified], sample => sample.Wall)),
        ];

        Side Side(string name, int count, params string[] flags) => new(name, () => { }, () => setting.Card("write", image, count, flags));
    });
}
