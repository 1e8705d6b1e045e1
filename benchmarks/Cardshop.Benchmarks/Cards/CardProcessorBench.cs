using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Cards;

/// <summary>How much of a processor eight cards take, user and system, start of the program included.</summary>
internal static class CardProcessorBench
{
    private const int Count = 8;
    private const string Writing = "processor, writing eight cards at 40 MB/s";
    private const string Both = "processor, writing and reading back eight cards at 40 MB/s";
    private const string Verifying = "processor, card verify of eight cards at 80 MB/s";
    private const double WritingBar = 0.35;
    private const double VerifyingBar = 0.8;

    public static IReadOnlyList<Row> Run(BenchOptions options) =>
        CardRows.OnCards(options, Count, [(Writing, "≤ 35 %"), (Both, "≤ 80 %"), (Verifying, "≤ 80 %")], setting =>
        {
            var image = CardImages.MakeMapped(options);
            var writing = new Side("write --no-verify", () => { }, () => setting.Card("write", image, Count, "--no-verify"));
            var both = new Side("write", () => { }, () => setting.Card("write", image, Count));
            var verifying = new Side("verify", () => { }, () => setting.Card("verify", image, Count));
            var samples = Rounds.Run(options.Rounds, [writing, both, verifying]);
            return [Row(Writing, WritingBar, samples[writing]), Row(Both, VerifyingBar, samples[both]), Row(Verifying, VerifyingBar, samples[verifying])];
        });

    private static Row Row(string measure, double bar, Sample[] samples) =>
        CardRows.Share(measure, "one core", bar, Spread.Of(samples.Select(sample => sample.Processor / sample.Wall)));
}
