using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Rendering;

/// <summary>How much memory a render needs, planning and manifest included: with few large files, and with 10,000.</summary>
internal static class MemoryBench
{
    private const double Bar = 150;

    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        ImageInputs.Make(options.Work, options.LargeBytes, options.SmallFiles);
        var few = Measure(options, $"peak memory of a render of 4 GiB in {options.SmallFiles + 6:#,0} files");
        ImageInputs.MakeContent(options.Work, options.LargeBytes, 10_000 - 6);
        return [few, Measure(options, "peak memory of a render of 4 GiB in 10,000 files")];
    }

    private static Row Measure(BenchOptions options, string measure)
    {
        var output = Path.Combine(options.Work, "out.img");
        var side = new Side(measure, () => File.Delete(output), () => Programs.TimeChild("render", ImageSide.AllHashes, options.Work, output));
        var memory = Spread.Of(Rounds.Run(options.Rounds, [side])[side].Select(sample => sample.PeakMemory / 1e6));
        return new Row(measure, "", $"≤ {Bar} MB", $"{memory.Median:0} MB", memory.Range("0"), memory.Highest <= Bar);
    }
}
