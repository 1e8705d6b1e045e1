using System.Text;

namespace Cardshop.Benchmarks.Reporting;

/// <summary>Rows as a table in Markdown, which reads well on a terminal too.</summary>
internal static class Tables
{
    private static readonly string[] Headings = ["measure", "against", "bar", "median", "lowest–highest", "met"];

    public static string Of(IReadOnlyList<Row> rows)
    {
        string[][] lines = [Headings, .. rows.Select(row => new[] { row.Measure, row.Peer, row.Bar, row.Median, row.Spread, row.Verdict })];
        var widths = Headings.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var table = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            table.Append("| ").AppendJoin(" | ", lines[i].Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
            if (i == 0)
            {
                table.Append('|').AppendJoin('|', widths.Select(width => new string('-', width + 2))).Append("|\n");
            }
        }

        return table.ToString();
    }
}
