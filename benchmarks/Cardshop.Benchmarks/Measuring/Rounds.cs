using System.Runtime.InteropServices;

namespace Cardshop.Benchmarks.Measuring;

/// <summary>
/// Runs all sides once a round, so that each pair is a few seconds apart, forwards and backwards in turn, so that nobody always goes first.
/// The first round warms up and is dropped.
/// </summary>
internal static partial class Rounds
{
    public static IReadOnlyDictionary<Side, Sample[]> Run(int rounds, IReadOnlyList<Side> sides)
    {
        var samples = sides.ToDictionary(side => side, _ => new List<Sample>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var side in round % 2 == 0 ? sides : sides.Reverse())
            {
                side.Prepare();
                // What others left to be written would otherwise be written on this side's time.
                Sync();
                var sample = side.Run();
                Console.Error.WriteLine($"  {(round == 0 ? "warm-up" : $"round {round}")}: {side.Name}: {sample.Work:0.00} s");
                if (round > 0)
                {
                    samples[side].Add(sample);
                }
            }
        }

        return samples.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>The ratio of two sides in each round.</summary>
    public static Spread Ratio(Sample[] above, Sample[] below, Func<Sample, double> of) =>
        Spread.Of(above.Zip(below, (first, second) => of(first) / of(second)));

    [LibraryImport("libc", EntryPoint = "sync")]
    private static partial void Sync();
}
