using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace Cardshop.TestKit;

/// <summary>
/// Feeds a parser damaged copies of good inputs. A parser passes when it either takes an input or refuses it with one of its own errors,
/// within the time given and without asking for absurd amounts of memory. The seed of a failure is printed, and the input is kept.
/// </summary>
public sealed class Fuzzer(IReadOnlyList<byte[]> corpus, int seed = 1)
{
    private const long MemoryPerInput = 256L << 20;

    /// <summary>Every so many inputs one is made of those that were kept: most of them are refused early, so they must not crowd out good ones.</summary>
    private const int KeptShare = 8;

    /// <summary>Inputs per run: 20,000, or what <c>CARDSHOP_FUZZ_INPUTS</c> says.</summary>
    public static int Inputs { get; } = int.TryParse(Environment.GetEnvironmentVariable("CARDSHOP_FUZZ_INPUTS"), out var inputs) ? inputs : 20_000;

    /// <summary>Runs the parser; <paramref name="isRefusal"/> says which exceptions are its own, <paramref name="share"/> how many tests share its inputs.</summary>
    public void Run(
        Action<byte[]> parse, Func<Exception, bool> isRefusal, TimeSpan? perInput = null, int share = 1, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var limit = perInput ?? TimeSpan.FromSeconds(5);
        var kept = new FuzzCorpus($"{Path.GetFileNameWithoutExtension(file)}.{test}");
        IReadOnlyList<byte[]> known = [.. corpus, .. kept.Read()];
        var random = new Random(seed);
        var began = Stopwatch.StartNew();
        var inputs = Inputs / share;
        var (fresh, again) = (new Mutator(corpus, random), new Mutator(known, random));
        for (var i = 0; i < inputs; i++)
        {
            var input = i < known.Count ? known[i] : (i % KeptShare == 0 ? again : fresh).Next();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            try
            {
                parse(input);
                kept.Consider(input, refusal: null);
            }
            catch (Exception error) when (isRefusal(error))
            {
                kept.Consider(input, error);
            }
            catch (Exception error)
            {
                Fail(i, input, $"escaped: {error}");
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (allocated > MemoryPerInput)
            {
                Fail(i, input, $"allocated {allocated} bytes");
            }

            if (watch.Elapsed > limit)
            {
                Fail(i, input, $"took {watch.Elapsed}");
            }
        }

        kept.Write();
        TestContext.Current.TestOutputHelper?.WriteLine($"{inputs} inputs, seed {seed}, {began.Elapsed.TotalSeconds:0.0} s");
    }

    private void Fail(int number, byte[] input, string what)
    {
        var path = Path.Combine(Path.GetTempPath(), $"cardshop-fuzz-{seed}-{number}.bin");
        File.WriteAllBytes(path, input);
        Assert.Fail($"Input {number} of seed {seed} (kept as {path}) {what}");
    }
}
