using System.Net;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Setup;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Store.Sqlite;
using Cardshop.Scheduler.Tokens;
using Cardshop.Shop.Hosting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Accounts;

public sealed class SetupTests
{
    [Fact]
    public async Task The_link_of_a_new_shop_makes_one_manager_and_is_over()
    {
        await using var host = await ShopHost.StartAsync();
        var link = await host.Get<FirstManagers>().CreateLinkAsync();
        using var page = await host.Http().GetAsync(link);
        Assert.Contains("<form", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "ann", ["email"] = "ann@example.org", ["password"] = ShopHost.Password });
        using var made = await host.Http().PostAsync(link, form);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        await host.Client("ann").LogInAsync();
        Assert.Null(await host.Get<FirstManagers>().CreateLinkAsync());
        using var again = await host.Http().PostAsync(link, new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "bob", ["email"] = "bob@example.org", ["password"] = ShopHost.Password }));
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task The_link_dies_after_an_hour_and_when_a_newer_one_is_made()
    {
        using var folder = new TempFolder();
        var clock = new ManualClock();
        await using var store = SqliteStore.Open(Path.Combine(folder.Path, "scheduler.db"), clock);
        using var passwords = new Passwords(1000);
        var managers = new FirstManagers(store, clock, new Users(store, clock, new IdSource(clock), passwords, new TokenCache(clock)), passwords);
        var first = (await managers.CreateLinkAsync())![7..];
        var second = (await managers.CreateLinkAsync())![7..];
        Assert.False(await managers.IsGoodAsync(first));
        Assert.True(await managers.IsGoodAsync(second));
        clock.Advance(TimeSpan.FromMinutes(61));
        var wanted = new FirstManager { Token = second, Username = "ann", Email = "ann@example.org", Password = ShopHost.Password };
        Assert.Equal(ProblemTypes.Gone, (await managers.CreateAsync(wanted)).Problem?.Type);
    }
}
