using Cardshop.Primitives.Sizes;

namespace Cardshop.Benchmarks;

/// <summary>What a run is to measure, and where.</summary>
internal sealed record BenchOptions
{
    /// <summary>The rows to measure, by the names of <see cref="BenchSuite.Parts"/>; all when empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Less of everything, to see that it works; the figures say nothing.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Rows as JSON on standard output.</summary>
    public bool IsJson { get; init; }

    /// <summary>Where the last run is written down; null for nowhere.</summary>
    public string? Page { get; init; }

    /// <summary>Scratch space on the disk to measure: 20 GB at the full size.</summary>
    public required string Work { get; init; }

    /// <summary>Measured pairs, after one that warms up.</summary>
    public int Rounds { get; init; } = 5;

    public long LargeBytes => IsQuick ? 192 * ByteSize.MiB : 4 * ByteSize.GiB;

    public int SmallFiles => IsQuick ? 200 : 2_000;

    public static BenchOptions Parse(BenchSuite suite, string[] arguments)
    {
        var options = new BenchOptions { Work = Path.GetFullPath(Path.Combine("artifacts", "bench")) };
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            options = argument switch
            {
                "--quick" => options with { IsQuick = true, Rounds = 2 },
                "--json" => options with { IsJson = true },
                "--work" => options with { Work = Path.GetFullPath(Value(argument, rest)) },
                "--page" => options with { Page = Path.GetFullPath(Value(argument, rest)) },
                "--pairs" => options with { Rounds = int.TryParse(Value(argument, rest), out var rounds) && rounds > 0 ? rounds : throw Unknown(argument) },
                _ when suite.Parts.ContainsKey(argument) => options with { Only = [.. options.Only, argument] },
                _ => throw Unknown(argument),
            };
        }

        return options;
    }

    private static string Value(string option, Queue<string> rest) => rest.TryDequeue(out var value) ? value : throw Unknown(option);

    private static ArgumentException Unknown(string argument) => new($"{argument}: there is no such option or part, or its value is missing.");
}
