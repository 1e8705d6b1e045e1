using System.Net;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Jobs;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Store;
using Cardshop.Shop.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cardshop.Shop.Links;

/// <summary>How the scheduler uses the door to its warehouse, open and closed.</summary>
public sealed class DoorTests
{
    private readonly ScriptedDoor _door = new();

    [Fact]
    public async Task A_lease_brings_the_right_to_upload_just_its_image()
    {
        await using var shop = await OpenAsync();
        var before = TimeProvider.System.GetUtcNow();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Media = new Media { Type = MediaType.Virtual, Size = 32, Duration = 20 } });
        var lease = await shop.ClaimAsync();
        Assert.Equal($"grant.{lease.Fence}", lease.Work.UploadGrant);
        var wish = Assert.Single(_door.Wishes);
        Assert.Equal((lease.Work.UploadUri, order.FileName, lease.Work.MediaBytes, lease.Fence), (wish.Address, wish.Name, wish.MaxLength, wish.Fence));
        Assert.Equal((Hosting.Shop.Channel, "creator"), (wish.Channel, wish.Owner));
        Assert.InRange(wish.Expires, before.AddDays(7), before.AddDays(7.1));
        Assert.Equal(wish.Expires.AddDays(20 + 1), wish.KeepUntil);
    }

    [Fact]
    public async Task A_warehouse_that_wants_nothing_gets_nothing()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.Null((await shop.ClaimAsync()).Work.UploadGrant);
    }

    [Fact]
    public async Task A_task_whose_warehouse_does_not_answer_goes_back_without_blame_and_is_offered_again()
    {
        await using var shop = await OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        _door.IsClosed = true;
        for (var i = 0; i < 7; i++)
        {
            var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Creator.ClaimAsync(Hosting.Shop.Claim(wait: 5)));
            Assert.Equal((503, ProblemTypes.Unavailable, true), (error.Problem.Status, error.Problem.Type, error.IsTransient));
            Assert.Contains("does not answer", error.Problem.Detail, StringComparison.Ordinal);
        }

        var waiting = Assert.Single((await shop.Manager.GetOrderAsync(order.Id)).Tasks!);
        Assert.Equal((WorkStatus.Pending, 0), (waiting.Status, waiting.Attempts));
        Assert.Contains((await shop.Manager.GetOrderAsync(order.Id)).History!, step => step.Why.Contains("does not answer", StringComparison.Ordinal));

        _door.IsClosed = false;
        var lease = await shop.ClaimAsync();
        Assert.Equal(8, lease.Fence);
        Assert.Equal(1, lease.Task.Attempts);
    }

    [Fact]
    public async Task A_download_is_told_to_wait_while_the_warehouse_is_down_and_is_over_when_it_has_nothing()
    {
        await using var shop = await OpenAsync();
        var link = await FinishedAsync(shop);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = shop.Host.Address };
        using (var good = await http.GetAsync(link))
        {
            Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
            Assert.EndsWith("?signed", good.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        }

        _door.IsClosed = true;
        using (var closed = await http.GetAsync(link))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, closed.StatusCode);
            Assert.NotNull(closed.Headers.RetryAfter);
        }

        (_door.IsClosed, _door.IsEmpty) = (false, true);
        using var gone = await http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }

    [Fact]
    public async Task What_is_doomed_is_removed_and_a_warehouse_that_is_down_delays_that_and_loses_nothing()
    {
        await using var shop = await OpenAsync();
        await FinishedAsync(shop);
        var order = Assert.Single((await shop.Manager.ListOrdersAsync()).Items);
        var removals = shop.Host.Get<Removals>();
        Assert.Equal(0, await removals.RunAsync(default));
        await shop.Host.Get<IStore>().WriteAsync(session => session.Execute("UPDATE artifacts SET expires = 1") + session.Execute("UPDATE orders SET expires = 1"));
        await shop.Host.Get<ExpiryJob>().RunAsync(default);

        _door.IsClosed = true;
        Assert.Equal(0, await removals.RunAsync(default));
        Assert.Single((await shop.Manager.ListArtifactsAsync("status=doomed")).Items);
        await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.DeleteOrderAsync(order.Id));

        _door.IsClosed = false;
        Assert.Equal(1, await removals.RunAsync(default));
        Assert.Equal(order.FileName, Assert.Single(_door.Removed));
        Assert.Single((await shop.Manager.ListArtifactsAsync("status=removed")).Items);
        await shop.Manager.DeleteOrderAsync(order.Id);
    }

    [Fact]
    public async Task What_a_creator_may_still_publish_of_a_cancelled_order_is_removed_until_its_lease_must_be_over()
    {
        await using var shop = await OpenAsync();
        var untouched = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        await shop.Manager.CancelOrderAsync(untouched.Id);
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        await shop.ClaimAsync();
        await shop.Manager.CancelOrderAsync(order.Id);
        var removals = shop.Host.Get<Removals>();
        _door.Removed.Clear();
        await removals.RunAsync(default);
        await removals.RunAsync(default);
        Assert.Equal([order.FileName, order.FileName], _door.Removed);

        await shop.Host.Get<IStore>().WriteAsync(session => session.Execute("UPDATE withdrawals SET until = 1"));
        _door.IsClosed = true;
        await removals.RunAsync(default);
        _door.IsClosed = false;
        await removals.RunAsync(default);
        await removals.RunAsync(default);
        Assert.Equal(3, _door.Removed.Count);
    }

    [Fact]
    public async Task More_than_a_page_of_what_is_doomed_is_gone_through_in_one_go()
    {
        await using var shop = await OpenAsync();
        await FinishedAsync(shop);
        var order = Assert.Single((await shop.Manager.ListOrdersAsync()).Items);
        await shop.Host.Get<IStore>().WriteAsync(session =>
        {
            for (var i = 0; i < 250; i++)
            {
                session.Execute(
                    $"INSERT INTO artifacts ({ArtifactRow.Columns}) SELECT id || @I, order_id, task_id, channel, kind, name || @I, size, sha256, url, 'doomed', created, 1 FROM artifacts WHERE order_id = @Id AND name = @Name",
                    new { I = i.ToString(), order.Id, Name = order.FileName });
            }

            return true;
        });
        Assert.Equal(250, await shop.Host.Get<Removals>().RunAsync(default));
    }

    [Fact]
    public async Task A_worker_cannot_report_an_artifact_under_the_name_of_another_order()
    {
        await using var shop = await OpenAsync();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        var done = Hosting.Shop.Done(lease);
        var foreign = done with { Artifacts = [done.Artifacts![0], done.Artifacts[0] with { Kind = "manifest", Name = "other.img.manifest.json" }] };
        var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Creator.FinishAsync(lease.Id, foreign));
        Assert.Equal("artifacts[1].name", Assert.Single(error.Problem.Errors!).Field);
    }

    private static async Task<string> FinishedAsync(Hosting.Shop shop)
    {
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        return await shop.Host.Get<IStore>().WriteAsync(session =>
            shop.Host.Get<SignedLinks>().Download(session, session.Find<ArtifactRow>($"SELECT {ArtifactRow.Columns} FROM artifacts")!).PathAndQuery.TrimStart('/'));
    }

    private Task<Hosting.Shop> OpenAsync() => Hosting.Shop.OpenAsync(
        configure: services => services.AddSingleton<IArtifactDoor>(_door),
        options: options => options with { Queue = options.Queue with { WarehousePause = TimeSpan.FromMilliseconds(100) } });
}
