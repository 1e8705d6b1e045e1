using Cardshop.Benchmarks.Cards;
using Cardshop.Benchmarks.Downloading;
using Cardshop.Benchmarks.Planning;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Benchmarks.Reporting;
using Cardshop.Benchmarks.Shop;
using Cardshop.Benchmarks.Warehouse;

namespace Cardshop.Benchmarks;

/// <summary>Benchmarks that belong together.</summary>
/// <param name="Name">What it is called on the command line, and in the page of the last run.</param>
/// <param name="Parts">Its parts, each of which gives some rows.</param>
internal sealed record BenchSuite(string Name, IReadOnlyDictionary<string, Func<BenchOptions, IReadOnlyList<Row>>> Parts)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<BenchSuite> All { get; } =
    [
        new("image", new Dictionary<string, Func<BenchOptions, IReadOnlyList<Row>>>(StringComparer.Ordinal)
        {
            ["render"] = RenderBench.Run,
            ["plan"] = PlanBench.Run,
            ["memory"] = MemoryBench.Run,
            ["download"] = DownloadBench.Run,
        }),
        new("shop", new Dictionary<string, Func<BenchOptions, IReadOnlyList<Row>>>(StringComparer.Ordinal)
        {
            ["start"] = StartBench.Run,
            ["queue"] = QueueBench.Run,
            ["lists"] = ListBench.Run,
            ["transfer"] = TransferBench.Run,
            ["order"] = OrderBench.Run,
        }),
        new("cards", new Dictionary<string, Func<BenchOptions, IReadOnlyList<Row>>>(StringComparer.Ordinal)
        {
            ["one"] = OneCardBench.Run,
            ["mapped"] = MappedCardBench.Run,
            ["eight"] = EightCardsBench.Run,
            ["slow"] = SlowCardBench.Run,
            ["cpu"] = CardProcessorBench.Run,
            ["memory"] = CardMemoryBench.Run,
            ["resume"] = ResumeBench.Run,
            ["update"] = UpdateBench.Run,
        }),
        new("warehouse", new Dictionary<string, Func<BenchOptions, IReadOnlyList<Row>>>(StringComparer.Ordinal)
        {
            ["retr"] = RetrieveBench.Run,
            ["stor"] = StoreBench.Run,
            ["sessions"] = SessionsBench.Run,
            ["cards"] = CardOrderBench.Run,
        }),
    ];

    /// <summary>Runs the parts that were asked for, each in a folder of its own that is gone afterwards.</summary>
    public IReadOnlyList<Row> Run(BenchOptions options)
    {
        var rows = new List<Row>();
        foreach (var (name, part) in Parts.Where(part => options.Only.Count == 0 || options.Only.Contains(part.Key)))
        {
            Console.Error.WriteLine($"== {name}");
            var folder = Path.Combine(options.Work, name);
            Folders.Clear(folder);
            Directory.CreateDirectory(folder);
            try
            {
                rows.AddRange(part(options with { Work = folder }));
            }
            finally
            {
                Folders.Clear(folder);
            }
        }

        return rows;
    }
}
