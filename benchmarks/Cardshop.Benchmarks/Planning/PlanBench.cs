using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Planning;

/// <summary>How long plans take and how much memory they need, each in a process of its own from its start to its end.</summary>
internal static class PlanBench
{
    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        ImageInputs.MakeBase(options.Work);
        return
        [
            .. Measure(options, "plan of 100,000 files", PlanSide.HundredThousand, 2, 300),
            .. Measure(options, "plan of a 1 TB image", PlanSide.Terabyte, 2, null),
            .. Measure(options, "plan of 1,000,000 files", PlanSide.Million, 20, 1000),
        ];
    }

    private static IEnumerable<Row> Measure(BenchOptions options, string measure, string kind, int seconds, int? megabytes)
    {
        var side = new Side(measure, () => { }, () => Programs.TimeChild("plan", kind, ImageInputs.BaseOf(options.Work)));
        var samples = Rounds.Run(options.Rounds, [side])[side];
        var time = Spread.Of(samples.Select(sample => sample.Wall));
        var memory = Spread.Of(samples.Select(sample => sample.PeakMemory / 1e6));
        yield return new Row(measure, "the clock", $"≤ {seconds} s", $"{time.Median:0.0} s", time.Range("0.0"), time.Median <= seconds);
        yield return new Row(
            $"{measure}: peak memory",
            "",
            megabytes is { } bar ? $"≤ {bar:#,0} MB" : "",
            $"{memory.Median:0} MB",
            memory.Range("0"),
            megabytes is null ? null : memory.Highest <= megabytes);
    }
}
