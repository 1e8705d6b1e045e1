using System.Diagnostics;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Shop;

/// <summary>Lists of orders by every filter and sort that there is: the slowest of them is what counts.</summary>
internal static class ListBench
{
    private const int Orders = 100_000;
    private const int Asked = 200;
    private const double Bar = 30;

    private static readonly string[] Filters =
    [
        "", "channel=main", "status=pending_expiry", "created_by=ann", "name=Order%2077", "created_after=2026-06-01T00:00:00Z", "created_before=2026-06-01T00:00:00Z",
        "channel=main&status=creating", "status=canceled&created_after=2026-03-01T00:00:00Z", "channel=main&created_by=ann&name=Order", "created_by=ann&name=Order%2077&created_before=2026-06-01T00:00:00Z",
    ];

    private static readonly string[] Sorts = ["created", "-created", "updated", "-updated", "name", "-name"];

    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        using var shop = new BenchShop(options.Work, options.Work, "serve", "--services", "scheduler");
        shop.Start();
        FurnishedShop.Furnish(shop.Manager);
        shop.PlaceOrder(SmallRecipe.Make(options.Work));
        shop.Stop();
        var orders = options.IsQuick ? Orders / 10 : Orders;
        ManyOrders.Make(Path.Combine(shop.Data, "scheduler", "scheduler.db"), orders, isQueued: false);
        shop.Start();
        var worst = (Query: "", Figure: 0.0);
        var all = new List<double>();
        foreach (var query in Filters.SelectMany(filter => Sorts.Select(sort => $"{filter}&sort={sort}".TrimStart('&'))))
        {
            var figure = Percentile(shop, query, options.IsQuick ? Asked / 10 : Asked);
            Console.Error.WriteLine($"  {query}: {figure:0.0} ms");
            all.Add(figure);
            worst = figure > worst.Figure ? (query, figure) : worst;
        }

        return [new Row($"list of {orders:#,0} orders, 95 of 100, slowest of {all.Count} filters and sorts", "the clock", $"≤ {Bar} ms", $"{worst.Figure:0.0} ms", $"{Spread.Of(all).Range("0.0")}; {worst.Query}", worst.Figure <= Bar)];
    }

    private static double Percentile(BenchShop shop, string query, int times)
    {
        var times95 = new List<double>();
        for (var i = 0; i <= times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var page = shop.Manager.ListOrdersAsync(query).GetAwaiter().GetResult();
            if (i > 0)
            {
                times95.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            _ = page.Items;
        }

        return times95.Order().ElementAt(times95.Count * 95 / 100);
    }
}
