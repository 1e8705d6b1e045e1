using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Benchmarks.Reporting;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Cards;

/// <summary>What a card that holds an image is written when a tenth of the image has changed, in two places at no round number, by the counter of the device.</summary>
internal static class UpdateBench
{
    private const string Measure = "--update, a tenth of the image changed: bytes written";
    private const double Bar = 0.12;
    private const int Places = 2;
    private const long AlignedPiece = 4 * ByteSize.KiB;

    public static IReadOnlyList<Row> Run(BenchOptions options) => CardRows.OnCards(options, 1, [(Measure, "≤ 12 %")], setting =>
    {
        var image = CardImages.MakeFull(options);
        var card = setting.Cards[0];
        _ = setting.Card("write", image, 1);
        var rounds = Enumerable.Range(0, options.Rounds).Select(round => Update(options, setting, card, image, round)).ToArray();
        return [CardRows.Share($"{Measure}, of {CardRows.Size(image)}", "", Bar, Spread.Of(rounds), "0.0")];
    });

    private static double Update(BenchOptions options, CardBenchSetting setting, ThrottledCard card, string image, int round)
    {
        var (length, patch) = (CardImages.Length(options), Path.Combine(options.Work, "patch"));
        for (var place = 0; place < Places; place++)
        {
            RandomFile.Write(patch, length / 10 / Places / AlignedPiece * AlignedPiece, 100 + (10 * round) + place);
            var at = (length * ((3 * place) + 1) / 7 / AlignedPiece * AlignedPiece) + (round * 300 * AlignedPiece);
            Tool.Run("dd", $"if={patch}", $"of={image}", "bs=4096", $"seek={at / AlignedPiece}", "conv=notrunc");
        }

        var before = card.Written;
        _ = setting.Card("write", image, 1, "--update");
        var share = (double)(card.Written - before) / length;
        Console.Error.WriteLine($"  {100 * share:0.0} %");
        return share;
    }
}
