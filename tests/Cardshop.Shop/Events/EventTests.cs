using Cardshop.Contracts.Events;
using Cardshop.Contracts.Queue;
using Xunit;

namespace Cardshop.Shop.Events;

public sealed class EventTests
{
    [Fact]
    public async Task An_order_is_watched_live_and_who_comes_back_goes_on_where_he_was()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        await using var watch = shop.Manager.WatchOrderAsync(order.Id).GetAsyncEnumerator();
        var first = await NextAsync(watch);
        Assert.Equal(("order", "created"), (first.Event.Kind, first.Event.Status));

        var next = NextAsync(watch);
        await Task.Delay(300);
        Assert.False(next.IsCompleted);
        var lease = await shop.ClaimAsync();
        Assert.Equal(("task", "received"), ((await next).Event.Kind, (await next).Event.Status));
        await shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Progress = new TaskProgress("fetching", 5, 9, 2, 2) });
        Assert.Equal("creating", (await NextAsync(watch)).Event.Status);
        var progress = await NextAsync(watch);
        Assert.Equal(("progress", 5L), (progress.Event.Kind, progress.Event.Progress!.Done));
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));

        await using var again = shop.Manager.WatchOrderAsync(order.Id, after: progress.Id).GetAsyncEnumerator();
        Assert.Equal("uploaded_public", (await NextAsync(again)).Event.Status);
        Assert.Equal("pending_expiry", (await NextAsync(again)).Event.Status);
    }

    private static async Task<(string Id, ShopEvent Event)> NextAsync(IAsyncEnumerator<(string Id, ShopEvent Event)> watch)
    {
        Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)));
        return watch.Current;
    }
}
