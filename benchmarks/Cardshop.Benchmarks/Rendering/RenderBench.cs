using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Rendering;

/// <summary>A render against a raw copy of the same bytes, and against how the reference makes the same image.</summary>
internal sealed class RenderBench
{
    private readonly BenchOptions _options;
    private readonly string _output;
    private readonly string _raw;
    private readonly long _imageLength;
    private readonly long _mappedLength;

    private RenderBench(BenchOptions options)
    {
        _options = options;
        _output = Path.Combine(options.Work, "out.img");
        _raw = Path.Combine(options.Work, "raw.bin");
        ImageInputs.Make(options.Work, options.LargeBytes, options.SmallFiles);
        using var storage = new PhysicalStorage();
        var plan = ImageInputs.Plan(storage, options.Work).Plan;
        (_imageLength, _mappedLength) = (plan.Length, plan.MappedLength);
        RandomFile.Write(_raw, _mappedLength, 2);
    }

    public static IReadOnlyList<Row> Run(BenchOptions options) => new RenderBench(options).Rows();

    private IReadOnlyList<Row> Rows()
    {
        var copies = Copies();
        var reference = Environment.IsPrivilegedProcess
            ? Side("the reference's procedure", () => Programs.Time(
                Path.Combine(AppContext.BaseDirectory, "Rendering", "reference-procedure.sh"),
                ImageInputs.BaseOf(_options.Work),
                ImageInputs.ContentOf(_options.Work),
                $"{_imageLength}",
                _output))
            : null;
        var none = Render("render without hashes", ImageSide.NoHashes);
        var ranges = Render("render with range hashes", ImageSide.RangeHashes);
        var whole = Render("render with the linear digest too", ImageSide.AllHashes);
        var samples = Rounds.Run(_options.Rounds, [.. copies, none, ranges, whole, .. reference is null ? [] : new[] { reference }]);

        var copy = copies.MinBy(candidate => Spread.Of(samples[candidate].Select(sample => sample.Work)).Median)!;
        ranges.Prepare();
        _ = ranges.Run();
        var allocated = Allocated();

        return
        [
            Slower("render, no hashes", none, 1.15),
            Slower("render, range hashes", ranges, 1.5),
            Slower("render, range hashes and linear digest", whole, 2.2),
            Faster("render, no hashes", none, 4),
            Faster("render, range hashes", ranges, 3),
            Written(),
        ];

        Row Slower(string measure, Side side, double bar)
        {
            var ratio = Rounds.Ratio(samples[side], samples[copy], sample => sample.Work);
            return new Row(measure, copy.Name, $"≤ {bar:0.00}×", $"{ratio.Median:0.00}×", ratio.Range("0.00"), ratio.Median <= bar);
        }

        Row Faster(string measure, Side side, double bar)
        {
            const string Peer = "the reference's procedure, whole processes";
            if (reference is null)
            {
                return Row.Skipped(measure, Peer, $"≥ {bar}× faster", "skipped: loop devices need root");
            }

            var ratio = Rounds.Ratio(samples[reference], samples[side], sample => sample.Wall);
            return new Row(measure, Peer, $"≥ {bar}× faster", $"{ratio.Median:0.0}×", ratio.Range("0.0"), ratio.Median >= bar);
        }

        Row Written()
        {
            var share = Spread.Of(samples[ranges].Select(sample => (double)sample.Written / allocated));
            return new Row("bytes written", "allocated bytes of the image", "≤ 1.02×", $"{share.Median:0.000}×", share.Range("0.000"), share.Median <= 1.02);
        }
    }

    /// <summary>The honest ways to copy. Which has the least median depends on the machine, and on how much of the source stays in memory; it is the peer.</summary>
    private Side[] Copies() =>
    [
        Side("raw copy by dd, direct", () => Programs.Time("dd", $"if={_raw}", $"of={_output}", "bs=4M", "iflag=direct", "oflag=direct", "conv=fsync")),
        Side("raw copy by dd, direct writes", () => Programs.Time("dd", $"if={_raw}", $"of={_output}", "bs=4M", "oflag=direct", "conv=fsync")),
        Side("raw copy by two threads, direct", () => Programs.TimeChild("copy", _raw, _output)),
    ];

    private Side Render(string name, string hashes) => Side(name, () => Programs.TimeChild("render", hashes, _options.Work, _output));

    private Side Side(string name, Func<Sample> run) => new(name, () => File.Delete(_output), run);

    private long Allocated() => long.Parse(Tool.Run("stat", "-c", "%b", _output)) * 512;
}
