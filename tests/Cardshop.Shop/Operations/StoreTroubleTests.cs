using System.Net;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Store.Sqlite;
using Cardshop.Shop.Hosting;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cardshop.Shop.Operations;

/// <summary>What cannot be kept is not promised, and what was promised is kept.</summary>
public sealed class StoreTroubleTests
{
    private static readonly QueueOptions Quick = new() { Lease = TimeSpan.FromSeconds(5), Heartbeat = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_database_that_is_gone_and_comes_back_costs_nobody_their_work()
    {
        using var folder = new TempFolder();
        var store = new GoneStore(SqliteStore.Open(folder["scheduler.db"], TimeProvider.System));
        await using var shop = await Hosting.Shop.OpenAsync(folder.Path, basis => basis with { Queue = Quick }, services => services.AddSingleton<IStore>(store));
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync(worker: "one");
        var waiting = shop.Creator.ClaimAsync(Hosting.Shop.Claim(60, "two"));
        await using var watch = shop.Manager.WatchOrderAsync(order.Id).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());

        store.IsGone = true;
        foreach (var call in new Func<Task>[]
        {
            () => shop.Manager.PlaceOrderAsync(Hosting.Shop.Order()),
            () => shop.Manager.ListOrdersAsync(),
            () => shop.Creator.ClaimAsync(Hosting.Shop.Claim()),
            () => shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence }),
            () => shop.Creator.AppendLogAsync(lease, 0, [1]),
            () => shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease)),
        })
        {
            var error = await Assert.ThrowsAsync<ProblemException>(call);
            Assert.Equal((ProblemTypes.Unavailable, true, 5), (error.Problem.Type, error.IsTransient, error.Problem.RetryAfter));
        }

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (await StatusAsync(shop, "health/ready"), await StatusAsync(shop, "health/live")));

        // Longer than a lease: nobody could have called in time.
        await Task.Delay(Quick.Lease + TimeSpan.FromSeconds(3));
        store.IsGone = false;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(shop, "health/ready"));
        await shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.Building });
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var done = await shop.Manager.GetOrderAsync(order.Id);
        Assert.Equal(OrderStatus.PendingExpiry, done.Status);
        Assert.DoesNotContain(done.History!, transition => transition.Who is "scheduler");

        // Who waited for a task all the time gets the next one; so does who was just being looked at, was told to come back, and does.
        var next = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.Equal(next.Id, (await AgainAsync(waiting, () => shop.Creator.ClaimAsync(Hosting.Shop.Claim(60, "two"))))?.Task.OrderId);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_takes_nothing_back_that_was_promised()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can mount a file system of its own.");
        using var folder = new TempFolder();
        using var disk = new TinyDisk(folder["disk"], megabytes: 6);
        await using var shop = await Hosting.Shop.OpenAsync(folder["disk"]);
        var placed = new List<string> { (await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order())).Id.Value };
        FillUp(folder["disk/filler"]);
        var error = await RefusalAsync(shop, placed);
        Assert.Equal((503, ProblemTypes.Unavailable), (error.Problem.Status, error.Problem.Type));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(shop, "health/ready"));

        // What is there can still be read.
        Assert.Equal(placed.Count, (await shop.Manager.ListOrdersAsync("limit=200")).Items.Count);

        File.Delete(folder["disk/filler"]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(shop, "health/ready"));
        placed.Add((await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order())).Id.Value);
        Assert.Equal(placed, (await shop.Manager.ListOrdersAsync("limit=200&sort=created")).Items.Select(order => order.Id.Value));
    }

    private static async Task<Lease?> AgainAsync(Task<Lease?> first, Func<Task<Lease?>> again)
    {
        try
        {
            return await first;
        }
        catch (ProblemException error) when (error.IsTransient)
        {
            return await again();
        }
    }

    /// <summary>Places orders until one is refused.</summary>
    private static async Task<ProblemException> RefusalAsync(Hosting.Shop shop, List<string> placed)
    {
        while (placed.Count < 200)
        {
            try
            {
                placed.Add((await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order())).Id.Value);
            }
            catch (ProblemException error) when (error.Problem.Status is not 429)
            {
                return error;
            }
        }

        throw new InvalidOperationException("The disk never got full.");
    }

    private static void FillUp(string path)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(Hosting.Shop shop, string path)
    {
        using var answer = await shop.Host.Http().GetAsync(path);
        return answer.StatusCode;
    }
}
