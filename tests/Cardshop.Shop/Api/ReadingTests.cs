using System.Net;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Store;
using Xunit;

namespace Cardshop.Shop.Api;

public sealed class ReadingTests
{
    /// <summary>Crawlers, previews of mails and browsers that look ahead follow links on their own.</summary>
    [Fact]
    public async Task No_get_changes_anything()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var artifact = (await shop.Manager.GetOrderAsync(order.Id)).Artifacts![0];
        var link = await shop.Manager.LinkArtifactAsync(artifact.Id);
        var things = new Dictionary<string, string>
        {
            ["users"] = (await shop.Manager.GetOwnUserAsync()).Id.Value,
            ["channels"] = Hosting.Shop.Channel,
            ["warehouses"] = "download",
            ["orders"] = order.Id.Value,
            ["tasks"] = lease.Task.Id.Value,
            ["workers"] = lease.Task.Worker!.Value.Value,
            ["artifacts"] = artifact.Id.Value,
            ["sites"] = "bamako",
            ["o"] = order.Id.Value,
            ["setup"] = "css_x",
        };
        await shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "bamako" });
        var (manager, worker) = ((await shop.Manager.LogInAsync()).AccessToken, (await shop.Creator.LogInAsync()).AccessToken);
        var before = await ContentAsync(shop);
        foreach (var route in RightsTable.Rows.Keys.Where(route => route.StartsWith("GET ", StringComparison.Ordinal)))
        {
            var address = route is "GET /d/{id}" ? $"GET {link.Url.PathAndQuery}" : route;
            using var answer = await RightsTable.SendAsync(shop, address, RightsTable.Rows[route] is "workers" ? worker : manager, things.GetValueOrDefault(route.Split('/')[route.Contains("/v1/", StringComparison.Ordinal) ? 2 : 1], ""));
            Assert.True(answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), route);
            Assert.Equal(before, await ContentAsync(shop));
        }
    }

    /// <summary>All rows of all tables but that of periodic work, which goes on by itself.</summary>
    private static async Task<string> ContentAsync(Hosting.Shop shop) => await shop.Host.Get<IStore>().ReadAsync(session => string.Join(
        '\n',
        session.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('jobs', 'sqlite_sequence') ORDER BY name")
            .Select(table => $"{table}: {string.Join("; ", session.Query<string>($"SELECT {Row(session, table)} FROM {table} ORDER BY rowid"))}")));

    private static string Row(StoreSession session, string table) =>
        string.Join(" || ',' || ", session.Query<string>($"SELECT name FROM pragma_table_info('{table}')").Select(column => $"coalesce(hex({column}), '')"));
}
