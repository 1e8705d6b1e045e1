namespace Cardshop.Cards.Probing;

/// <summary>
/// Where a probe writes, and how much it reads. Blocks are stamped at equal steps over the whole medium. If it begins again somewhere, one of the stamps
/// behind that place lies within the first step, wherever the place is, because two of them are never further apart than a step: so
/// reading one step from the start finds it. Few stamps make it long to read, many long to write; the plan is where both take least.
/// </summary>
/// <param name="Stamps">Offsets in ascending order.</param>
/// <param name="ReadLength">How many bytes to read from the start.</param>
/// <param name="IsExhaustive">Whether nothing can go unnoticed.</param>
internal sealed record ProbePlan(IReadOnlyList<long> Stamps, long ReadLength, bool IsExhaustive)
{
    private const long SmallestStep = 1 << 20;

    /// <param name="length">Size of the medium in bytes.</param>
    /// <param name="stampTime">Seconds for a block to be saved, written and read again.</param>
    /// <param name="readRate">Bytes a second, read in a row.</param>
    /// <param name="budget">Seconds that all may take.</param>
    public static ProbePlan Of(long length, double stampTime, double readRate, double budget)
    {
        var best = Math.Sqrt(length * stampTime * readRate);
        var least = length * stampTime / (budget / 2);
        var step = Align(Math.Max(SmallestStep, Math.Max(best, least)));
        var readLength = Align(Math.Min(step, readRate * budget / 2));
        var last = (length / ProbeStamp.Size * ProbeStamp.Size) - ProbeStamp.Size;
        var stamps = Steps(step, last).Concat(PowersOfTwo(last)).Append(last).Distinct().Order().ToList();
        return new ProbePlan(stamps, Math.Min(readLength, last + ProbeStamp.Size), readLength >= step);
    }

    private static IEnumerable<long> Steps(long step, long last)
    {
        for (var at = 0L; at <= last; at += step)
        {
            yield return at;
        }
    }

    /// <summary>What most media that lie begin again at, or end at.</summary>
    private static IEnumerable<long> PowersOfTwo(long last)
    {
        for (var at = SmallestStep; at <= last; at *= 2)
        {
            yield return at;
        }
    }

    private static long Align(double bytes) => ((long)bytes + ProbeStamp.Size - 1) / ProbeStamp.Size * ProbeStamp.Size;
}
