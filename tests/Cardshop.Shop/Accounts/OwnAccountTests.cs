using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Setup;
using Cardshop.Shop.Hosting;
using Xunit;

namespace Cardshop.Shop.Accounts;

public sealed class OwnAccountTests
{
    [Fact]
    public async Task The_shops_own_account_has_another_password_at_each_start_and_the_older_one_is_void()
    {
        await using var host = await ShopHost.StartAsync();
        var first = (await OpenAsync(host))!;
        var client = host.Client(first.Username, first.Password!);
        var pair = await client.LogInAsync();
        Assert.Equal(Role.Creator, (await client.ValidateAsync(pair.AccessToken))!.Role);

        var second = (await OpenAsync(host))!;
        Assert.NotEqual(first.Password, second.Password);
        Assert.Null(await host.Client().ValidateAsync(pair.AccessToken));
        await Assert.ThrowsAsync<ProblemException>(() => host.Client(first.Username, first.Password!).LogInAsync());
        await host.Client(second.Username, second.Password!).LogInAsync();
    }

    [Fact]
    public async Task A_shop_with_only_its_own_account_still_has_a_link_for_the_first_manager()
    {
        await using var host = await ShopHost.StartAsync();
        await OpenAsync(host);
        await (await host.ManagerAsync()).LogInAsync();
        Assert.Null(await host.Get<FirstManagers>().CreateLinkAsync());
    }

    [Fact]
    public async Task An_account_that_a_person_made_is_left_alone()
    {
        await using var host = await ShopHost.StartAsync();
        var manager = await host.ManagerAsync();
        await host.UserAsync(manager, "Creator", Role.Creator);
        Assert.Null(await OpenAsync(host));
        await host.Client("creator").LogInAsync();
    }

    private static Task<Credentials?> OpenAsync(ShopHost host) => host.Get<OwnAccounts>().OpenAsync("creator", Role.Creator);
}
