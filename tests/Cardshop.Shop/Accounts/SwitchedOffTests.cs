using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Xunit;

namespace Cardshop.Shop.Accounts;

public sealed class SwitchedOffTests
{
    [Fact]
    public async Task Test_12_An_account_that_is_switched_off_is_refused_at_once_wherever_it_asks()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var creator = (await shop.Manager.ListUsersAsync("role=creator")).Items[0];
        var pair = await shop.Creator.LogInAsync();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync(worker: "one");
        await shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.Building });
        var waiting = shop.Creator.ClaimAsync(Hosting.Shop.Claim(5, "two"));
        await Task.Delay(300);

        await shop.Manager.ChangeUserAsync(creator.Id, new UserChange { Active = false });

        // The warehouse asks this before it lets anybody read.
        Assert.Null(await shop.Manager.ValidateAsync(pair.AccessToken));
        using var http = shop.Host.Http();
        using var refreshing = new SchedulerClient(http, TimeProvider.System);
        refreshing.Resume(pair);
        foreach (var call in new Func<Task>[]
        {
            () => shop.Creator.ClaimAsync(Hosting.Shop.Claim()),
            () => shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence }),
            () => shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease)),
            () => shop.Creator.LogInAsync(),
            () => refreshing.GetOwnUserAsync(),
        })
        {
            Assert.Equal(401, (await Assert.ThrowsAsync<ProblemException>(call)).Problem.Status);
        }

        // Who waited for a task all the time does not get one either.
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.Null(await waiting);
    }
}
