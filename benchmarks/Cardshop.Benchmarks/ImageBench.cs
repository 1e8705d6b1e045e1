using System.Text.Json;
using Cardshop.Benchmarks.Downloading;
using Cardshop.Benchmarks.Planning;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks;

/// <summary>How fast images are planned and made, and content is fetched.</summary>
internal static class ImageBench
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The parts of the benchmark, each of which gives some rows.</summary>
    public static IReadOnlyDictionary<string, Func<BenchOptions, IReadOnlyList<Row>>> Parts { get; } =
        new Dictionary<string, Func<BenchOptions, IReadOnlyList<Row>>>(StringComparer.Ordinal)
        {
            ["render"] = RenderBench.Run,
            ["plan"] = PlanBench.Run,
            ["memory"] = MemoryBench.Run,
            ["download"] = DownloadBench.Run,
        };

    public static int Run(BenchOptions options)
    {
        var rows = new List<Row>();
        foreach (var (name, part) in Parts.Where(part => options.Only.Count == 0 || options.Only.Contains(part.Key)))
        {
            Console.Error.WriteLine($"== {name}");
            var folder = Path.Combine(options.Work, name);
            Clear(folder);
            Directory.CreateDirectory(folder);
            try
            {
                rows.AddRange(part(options with { Work = folder }));
            }
            finally
            {
                Clear(folder);
            }
        }

        var machine = Machine.Describe(options.Work);
        Console.WriteLine(options.IsJson ? JsonSerializer.Serialize(new { machine, rows, options.IsQuick }, Json) : $"{Tables.Of(rows)}\n{machine}");
        if (options.Page is { } page)
        {
            PerformancePage.Update(page, rows, machine);
        }

        return 0;
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
