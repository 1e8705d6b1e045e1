using System.Net;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Jobs;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Store;
using Xunit;

namespace Cardshop.Shop.Links;

public sealed class LinkTests
{
    [Fact]
    public async Task Test_13_A_link_works_as_often_as_one_likes_and_a_wrong_one_is_404_and_an_expired_one_410()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var store = shop.Host.Get<IStore>();
        var good = await LinkAsync(shop, row => row);
        Assert.Equal(HttpStatusCode.Redirect, await GetAsync(shop, good));
        Assert.Equal(HttpStatusCode.Redirect, await GetAsync(shop, good));

        // Longer life, another signature, another key, another artifact, and none at all.
        foreach (var wrong in new[]
        {
            good.Replace("?e=", "?e=9", StringComparison.Ordinal),
            good[..^1] + (good[^1] == 'A' ? 'B' : 'A'),
            good.Replace("&k=", "&k=0", StringComparison.Ordinal),
            good.Replace("d/", "d/0", StringComparison.Ordinal),
            good.Split('?')[0],
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, await GetAsync(shop, wrong));
        }

        Assert.Equal(HttpStatusCode.Gone, await GetAsync(shop, await LinkAsync(shop, row => row with { Expires = DateTimeOffset.UnixEpoch.AddDays(1) })));
        await store.WriteAsync(session => session.Execute("UPDATE artifacts SET status = 'doomed'"));
        Assert.Equal(HttpStatusCode.Gone, await GetAsync(shop, good));
    }

    [Fact]
    public async Task A_manager_asks_for_a_link_as_long_as_there_is_something_to_download()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var artifact = Assert.Single((await shop.Manager.GetOrderAsync(order.Id)).Artifacts!);
        var link = await shop.Manager.LinkArtifactAsync(artifact.Id);
        Assert.Equal(artifact.Expires, link.Expires);
        Assert.Equal(HttpStatusCode.Redirect, await GetAsync(shop, link.Url.PathAndQuery.TrimStart('/')));
        Assert.Single((await shop.Manager.ListAuditAsync("action=artifact.link")).Items);

        await shop.Host.Get<IStore>().WriteAsync(session => session.Execute("UPDATE artifacts SET status = 'doomed'"));
        var over = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.LinkArtifactAsync(artifact.Id));
        Assert.Equal((409, "doomed"), (over.Problem.Status, over.Problem.State));
    }

    [Fact]
    public async Task A_link_stays_good_when_its_key_is_replaced_by_a_newer_one()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var old = await LinkAsync(shop, row => row);
        await shop.Host.Get<IStore>().WriteAsync(session => session.Execute("UPDATE link_keys SET created = created - 3000000000"));
        var recent = await LinkAsync(shop, row => row);
        Assert.NotEqual(old, recent);
        Assert.Equal(HttpStatusCode.Redirect, await GetAsync(shop, old));
        Assert.Equal(HttpStatusCode.Redirect, await GetAsync(shop, recent));
    }

    [Fact]
    public async Task When_its_time_is_over_an_order_expires_and_the_warehouse_is_asked_to_remove_it()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        await shop.Host.Get<ExpiryJob>().RunAsync(default);
        Assert.Equal(OrderStatus.PendingExpiry, (await shop.Manager.GetOrderAsync(order.Id)).Status);
        await shop.Host.Get<IStore>().WriteAsync(session => session.Execute("UPDATE artifacts SET expires = 1") + session.Execute("UPDATE orders SET expires = 1"));
        await shop.Host.Get<ExpiryJob>().RunAsync(default);
        Assert.Equal(OrderStatus.Expired, (await shop.Manager.GetOrderAsync(order.Id)).Status);
        var doomed = Assert.Single((await shop.Manager.ListArtifactsAsync("status=doomed")).Items);
        await shop.Manager.RemovedAsync(doomed.Id);
        await shop.Manager.DeleteOrderAsync(order.Id);
        Assert.Empty((await shop.Manager.ListOrdersAsync()).Items);
    }

    private static async Task<string> LinkAsync(Hosting.Shop shop, Func<ArtifactRow, ArtifactRow> change) => await shop.Host.Get<IStore>().WriteAsync(session =>
    {
        var row = session.Find<ArtifactRow>($"SELECT {ArtifactRow.Columns} FROM artifacts")!;
        return shop.Host.Get<SignedLinks>().Download(session, change(row)).PathAndQuery.TrimStart('/');
    });

    private static async Task<HttpStatusCode> GetAsync(Hosting.Shop shop, string link)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = shop.Host.Address };
        using var answer = await http.GetAsync(link);
        return answer.StatusCode;
    }
}
