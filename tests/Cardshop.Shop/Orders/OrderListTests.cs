using System.Text.RegularExpressions;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Store.Sqlite;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Orders;

public sealed partial class OrderListTests
{
    [Fact]
    public async Task No_combination_of_filters_and_sort_reads_more_rows_than_it_lists_or_sorts_them()
    {
        using var folder = new TempFolder();
        await using var store = SqliteStore.Open(Path.Combine(folder.Path, "scheduler.db"), TimeProvider.System);
        foreach (var (filter, given) in Filters())
        {
            foreach (var sort in OrderBook.Rules.Sorts.Values)
            {
                var sql = Argument().Replace(filter.Select(OrderBook.Rules, sort, descending: false, continued: false), "1");
                var step = Assert.Single(await store.ReadAsync(session => session.Query<Step>($"EXPLAIN QUERY PLAN {sql}")));
                var leading = OrderBook.Rules.Leading.FirstOrDefault(given.Contains);
                Assert.Matches($@"(SEARCH|SCAN) orders USING INDEX orders_{(leading is null ? "" : $"{leading}_")}by_{sort}\b", step.Detail);
            }
        }
    }

    private static IEnumerable<(ListFilter Filter, HashSet<string> Given)> Filters()
    {
        string[] columns = ["channel", "status", "created_by", "name", "created"];
        for (var which = 0; which < 1 << columns.Length; which++)
        {
            var given = columns.Where((_, i) => (which & (1 << i)) != 0).ToHashSet(StringComparer.Ordinal);
            var filter = new ListFilter()
                .Equal("channel", Text("channel")).Equal("status", Text("status")).Equal("created_by", Text("created_by"))
                .AtLeast("created", Moment()).Below("created", Moment()).StartsWith("name", Text("name"));
            yield return (filter, given);

            string? Text(string column) => given.Contains(column) ? "x" : null;
            DateTimeOffset? Moment() => given.Contains("created") ? DateTimeOffset.UnixEpoch : null;
        }
    }

    [GeneratedRegex(@"@\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Argument();

    private sealed record Step
    {
        public string Detail { get; init; } = "";
    }
}
