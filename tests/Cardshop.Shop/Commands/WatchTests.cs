using System.Text.Json;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Store;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Shop.Commands;

/// <summary><c>cardshop order watch</c>, and <c>order create --watch</c>.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task An_order_is_watched_from_its_placing_to_its_link()
    {
        await using var shop = await Hosting.Shop.OpenAsync(port: FreePort.Next());
        using var desk = await Desk.OfAsync(shop);
        desk.Write("r.yaml", "http://content.example/a.zim\n");
        using var watcher = new Victim(desk.Start("order", "create", "r.yaml", "--download", "--channel", "kiwix", "--name", "Library", "--watch", "--json"));
        await Errands.OnlyOrderAsync(shop);
        var lease = await shop.ClaimAsync(wait: 30);
        await Errands.StageAsync(shop, lease, WorkStatus.Building, "fetch");
        watcher.Await(() => watcher.Output.Contains("\"fetch\"", StringComparison.Ordinal));
        await Errands.StageAsync(shop, lease, WorkStatus.Uploading, "upload");
        watcher.Await(() => watcher.Output.Contains("uploading", StringComparison.Ordinal));
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));

        var end = watcher.End();
        var events = JsonLines.Of(end);
        Assert.Equal("ordered", events[0].GetProperty("event").GetString());
        Assert.Equal(["created", "received", "creating", "building", "uploading", "uploaded_public", "pending_expiry"], StatusesOf(events).Distinct());
        var progress = events.First(item => item.GetProperty("event").ValueEquals("progress"));
        Assert.Equal(
            ("fetch", "Library", 50 << 20, 100 << 20),
            (progress.GetProperty("stage").GetString(), progress.GetProperty("item").GetString(), progress.GetProperty("done").GetInt32(), progress.GetProperty("total").GetInt32()));
        Assert.Equal((10 << 20, 5), (progress.GetProperty("rate").GetInt32(), progress.GetProperty("eta").GetDouble()));
        Assert.Contains(events, item => item.GetProperty("event").ValueEquals("progress") && item.GetProperty("stage").ValueEquals("upload") && item.GetProperty("done").GetInt32() == 100 << 20);
        Assert.Equal("pending_expiry", events[^1].GetProperty("order").GetProperty("status").GetString());
        Assert.StartsWith(shop.Host.Address.AbsoluteUri + "d/", events[^1].GetProperty("links")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Contains(events[^1].GetProperty("links")[0].GetProperty("url").GetString()!, end.Output, StringComparison.Ordinal);
        Assert.Contains("Library: can be downloaded until", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_failed_ends_the_watch_with_cause_and_remedy()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        using var watcher = new Victim(desk.Start("order", "watch", order.Id.Value));
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, Errands.Failure(lease));
        Messages.RequireErrors(watcher.End(), 1, "Library: creator: failed to build. a.zim has another checksum. Correct the recipe.");

        var after = JsonLines.ResultOf(await desk.TryAsync("order", "watch", order.Id.Value, "--json"));
        Assert.Equal((1, 1), (after.GetProperty("exitCode").GetInt32(), after.GetProperty("errors").GetArrayLength()));
    }

    [Fact]
    public async Task An_order_that_is_cancelled_ends_the_watch()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        using var watcher = new Victim(desk.Start("order", "watch", order.Id.Value, "--json"));
        watcher.Await(() => watcher.Output.Contains("\"created\"", StringComparison.Ordinal));
        await shop.Manager.CancelOrderAsync(order.Id);
        Assert.Equal(1, JsonLines.ResultOf(watcher.End()).GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task A_watch_outlives_a_restart_of_the_scheduler_and_goes_on_where_it_was()
    {
        using var folder = new TempFolder();
        using var desk = new Desk();
        var port = FreePort.Next();
        OrderId order;
        Lease lease;
        Victim watcher;
        await using (var shop = await Hosting.Shop.OpenAsync(folder.Path, port: port))
        {
            await desk.LogInAsync(shop.Host.Address);
            order = (await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order())).Id;
            lease = await shop.ClaimAsync();
            watcher = new Victim(desk.Start("order", "watch", order.Value, "--json"));
            watcher.Await(() => watcher.Output.Contains("received", StringComparison.Ordinal));
        }

        using var running = watcher;
        running.Await(() => running.Output.Contains("Watching goes on when it is back", StringComparison.Ordinal));
        await using var again = await Hosting.Shop.OpenAsync(folder.Path, port: port);
        await Errands.StageAsync(again, lease, WorkStatus.Uploading, "upload");
        running.Await(() => running.Output.Contains("uploading", StringComparison.Ordinal));
        await again.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var events = JsonLines.Of(running.End());
        Assert.Equal(0, events[^1].GetProperty("exitCode").GetInt32());
        Assert.Equal(StatusesOf(events).Distinct(), StatusesOf(events));
        Assert.Single(events, item => item.GetProperty("event").ValueEquals("notice"));
    }

    [Fact]
    public async Task A_scheduler_that_does_not_come_back_ends_the_watch_when_patience_does()
    {
        using var desk = new Desk();
        Victim watcher;
        await using (var shop = await Hosting.Shop.OpenAsync())
        {
            await desk.LogInAsync(shop.Host.Address);
            var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
            watcher = new Victim(desk.Start("order", "watch", order.Id.Value, "--patience", "2s", "--json"));
            watcher.Await(() => watcher.Output.Contains("\"created\"", StringComparison.Ordinal));
        }

        using var running = watcher;
        Assert.Equal(4, JsonLines.ResultOf(running.End()).GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task The_truth_is_seen_also_when_events_are_gone()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        using var watcher = new Victim(desk.Start("order", "watch", order.Id.Value, "--json"));
        watcher.Await(() => watcher.Output.Contains("received", StringComparison.Ordinal));

        // Nobody is told of this, as after a restart with an older copy of the data.
        await shop.Host.Get<IStore>().WriteAsync(session => session.Execute(
            "CREATE TRIGGER forget AFTER INSERT ON events BEGIN DELETE FROM events WHERE sequence = new.sequence; END"));
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        Assert.Equal(0, JsonLines.ResultOf(watcher.End()).GetProperty("exitCode").GetInt32());
    }

    private static IEnumerable<string> StatusesOf(IEnumerable<JsonElement> events) =>
        events.Where(item => item.GetProperty("event").ValueEquals("status")).Select(item => item.GetProperty("status").GetString()!);
}
