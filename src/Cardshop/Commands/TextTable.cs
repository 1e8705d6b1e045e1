namespace Cardshop.Commands;

/// <summary>Tables for people: columns as wide as their widest cell, two blanks between them.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>The lines of a table; none when it has no rows.</summary>
    /// <param name="heads">What the columns are called.</param>
    /// <param name="rows">As many cells each as there are heads.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows) =>
        rows.Count == 0 ? [] : Of([heads, .. rows]);

    /// <summary>The lines of a table without heads.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = rows.Count == 0 ? [] : Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        return [.. rows.Select(row => string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd())];
    }
}
