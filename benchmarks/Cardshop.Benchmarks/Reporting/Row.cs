namespace Cardshop.Benchmarks.Reporting;

/// <summary>A line of the table.</summary>
/// <param name="Measure">What was measured.</param>
/// <param name="Peer">Against what.</param>
/// <param name="Bar">What it should be.</param>
/// <param name="Median">The median of all runs.</param>
/// <param name="Spread">The lowest and the highest.</param>
/// <param name="IsMet">Whether the median keeps the bar; null for what has none, or could not be measured.</param>
internal sealed record Row(string Measure, string Peer, string Bar, string Median, string Spread, bool? IsMet)
{
    public string Verdict => IsMet switch { true => "yes", false => "NO", null => "-" };

    public static Row Skipped(string measure, string peer, string bar, string reason) => new(measure, peer, bar, reason, "", null);
}
