namespace Cardshop.Reporting;

/// <summary>A table that changes while work goes on.</summary>
/// <param name="Heads">What the columns are called.</param>
/// <param name="Rows">The cells as they are now; called from another thread, a few times a second.</param>
internal sealed record LiveTable(IReadOnlyList<string> Heads, Func<IReadOnlyList<IReadOnlyList<string>>> Rows);
