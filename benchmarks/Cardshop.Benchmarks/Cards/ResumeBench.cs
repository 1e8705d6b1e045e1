using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Cards;

/// <summary>What a card is written in all when the program is killed at 90 % and started again, by the counter of the device.</summary>
internal static class ResumeBench
{
    private const string Measure = "killed at 90 % and started again: bytes written beyond the image";
    private const double Bar = 0.01;
    private const double Cut = 0.9;

    public static IReadOnlyList<Row> Run(BenchOptions options) => CardRows.OnCards(options, 1, [(Measure, "≤ 1 %")], setting =>
    {
        var image = CardImages.MakeMapped(options);
        var mapped = CardImages.MappedLength(image);
        var rounds = Enumerable.Range(0, options.Rounds).Select(_ => CutAndResume(setting, image, mapped)).ToArray();
        return [CardRows.Share($"{Measure}, {CardRows.Size(image)}", "", Bar, Spread.Of(rounds), "0.00")];
    });

    private static double CutAndResume(CardBenchSetting setting, string image, long mapped)
    {
        var card = setting.Cards[0];

        // What the round before left must not look as if it had been written by this one.
        Tool.Run("blkdiscard", "--force", card.Device);
        var before = card.Written;
        using (var writer = new Victim(setting.Start("write", image, 1)))
        {
            while (!writer.IsOver && card.Written - before < Cut * mapped)
            {
                Task.Delay(10).GetAwaiter().GetResult();
            }

            writer.Kill();
        }

        _ = setting.Card("write", image, 1);
        var extra = (double)(card.Written - before - mapped) / mapped;
        Console.Error.WriteLine($"  {100 * extra:0.00} %");
        return extra;
    }
}
