namespace Cardshop.Benchmarks.Reporting;

/// <summary>Puts the last run into the page that explains it, between two marks.</summary>
internal static class PerformancePage
{
    public static void Update(string page, string suite, IReadOnlyList<Row> rows, string machine)
    {
        var (beginMark, endMark) = ($"<!-- last run of {suite}: begin -->", $"<!-- last run of {suite}: end -->");
        var text = File.ReadAllText(page);
        var begin = text.IndexOf(beginMark, StringComparison.Ordinal);
        var end = text.IndexOf(endMark, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new ArgumentException($"{page}: the marks {beginMark} and {endMark} are missing.");
        }

        var date = TimeProvider.System.GetUtcNow();
        File.WriteAllText(page, $"{text[..begin]}{beginMark}\n\n{date:yyyy-MM-dd}: {machine}\n\n{Tables.Of(rows)}\n{text[end..]}");
    }
}
