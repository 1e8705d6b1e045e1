using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Benchmarks.Cards;

/// <summary>Rows of the table, as all parts make them.</summary>
internal static class CardRows
{
    private const string Reason = "skipped: loop devices and cgroups need root";

    /// <summary>Measures on throttled cards that have room for the image; says of each row that it was skipped where there are none.</summary>
    /// <param name="options">How much.</param>
    /// <param name="cards">How many cards.</param>
    /// <param name="bars">What each row should be, by what it measures.</param>
    /// <param name="measure">Gives the rows.</param>
    /// <param name="times">How often the usual length an image has.</param>
    public static IReadOnlyList<Row> OnCards(
        BenchOptions options, int cards, IReadOnlyList<(string Measure, string Bar)> bars, Func<CardBenchSetting, IReadOnlyList<Row>> measure, int times = 1)
    {
        using var setting = CardBenchSetting.TryMake(options.Work, cards, (CardImages.Length(options) * times) + (64 * ByteSize.MiB));
        return setting is null ? [.. bars.Select(row => Row.Skipped(row.Measure, "", row.Bar, Reason))] : measure(setting);
    }

    /// <summary>A ratio of two sides, which should not be above its bar.</summary>
    public static Row Ratio(string measure, string peer, double bar, Spread ratio, string format = "0.00") => new(
        measure, peer, $"≤ {Text(bar, format)}×", $"{Text(ratio.Median, format)}×", ratio.Range(format), ratio.Median <= bar);

    /// <summary>A share, which should not be above its bar.</summary>
    public static Row Share(string measure, string peer, double bar, Spread share, string format = "0") => new(
        measure, peer, $"≤ {Text(bar * 100, "0")} %", $"{Text(share.Median * 100, format)} %", new Spread(share.Median * 100, share.Lowest * 100, share.Highest * 100).Range(format), share.Median <= bar);

    /// <summary>How much of an image there is to write, for the names of rows.</summary>
    public static string Size(string image) => $"{Text(CardImages.MappedLength(image) / (double)ByteSize.MiB, "0")} MiB";

    private static string Text(double value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
