namespace Cardshop.Benchmarks.Reporting;

/// <summary>Puts the last run into the page that explains it, between two marks.</summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- last run: begin -->";
    private const string End = "<!-- last run: end -->";

    public static void Update(string page, IReadOnlyList<Row> rows, string machine)
    {
        var text = File.ReadAllText(page);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new ArgumentException($"{page}: the marks {Begin} and {End} are missing.");
        }

        var date = TimeProvider.System.GetUtcNow();
        File.WriteAllText(page, $"{text[..begin]}{Begin}\n\n{date:yyyy-MM-dd}: {machine}\n\n{Tables.Of(rows)}\n{text[end..]}");
    }
}
