using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Problems;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Commands;

/// <summary><c>cardshop user</c>, <c>channel</c>, <c>warehouse</c> and <c>worker</c>.</summary>
public sealed class UpkeepTests
{
    [Fact]
    public async Task Accounts_are_added_listed_changed_and_removed()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        var added = JsonLines.ResultOf(await desk.SayAsync(
            "a good password\n", "user", "add", "Writer.1", "--email", "w@example.org", "--role", "writer", "--channel", "kiwix", "--json")).GetProperty("user");
        Assert.Equal(("writer", "kiwix", true), (added.GetProperty("role").GetString(), added.GetProperty("channel").GetString(), added.GetProperty("active").GetBoolean()));
        await shop.Host.Client("Writer.1", "a good password").LogInAsync();
        Assert.Equal(["Writer.1"], await NamesAsync(desk, "user", "username", "--role", "writer"));
        Assert.Equal(["Writer.1"], await NamesAsync(desk, "user", "username", "--channel", "kiwix"));
        Assert.Equal(["creator", "manager", "Writer.1"], await NamesAsync(desk, "user", "username", "--sort", "username"));

        var changed = await desk.SayAsync("a better password\n", "user", "change", "writer.1", "--email", "new@example.org", "--password");
        Assert.True(changed.ExitCode == 0, changed.ToString());
        await shop.Host.Client("writer.1", "a better password").LogInAsync();
        await Assert.ThrowsAsync<ProblemException>(() => shop.Host.Client("writer.1", "a good password").LogInAsync());
        Assert.Contains("switched off", (await desk.RunAsync("user", "change", added.GetProperty("id").GetString()!, "--active", "false")).Output, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ProblemException>(() => shop.Host.Client("writer.1", "a better password").LogInAsync());
        Assert.Equal(["Writer.1"], await NamesAsync(desk, "user", "username", "--active", "false"));

        Assert.Equal("Writer.1", (await desk.ResultAsync("user", "remove", "writer.1")).GetProperty("removed").GetString());
        await desk.RefusedAsync(3, ["There is no user writer.1"], "user", "remove", "writer.1");
        await desk.RefusedAsync(3, ["nobody can remove the account that they use"], "user", "remove", "manager");
        await desk.RefusedAsync(2, ["Say what to change"], "user", "change", "manager");
    }

    [Fact]
    public async Task An_account_that_cannot_be_is_refused_with_all_reasons()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        Messages.RequireErrors(
            await desk.SayAsync("short\n", "user", "add", "a b", "--email", "x", "--role", "creator"), 3, "username: give", "email: give", "password: give");
        Messages.RequireErrors(
            await desk.SayAsync("a good password\n", "user", "add", "CREATOR", "--email", "c2@example.org", "--role", "creator"), 3, "username: There is an account CREATOR already");
        Assert.Equal(2, (await desk.SayAsync("a good password\n", "user", "add", "x", "--email", "x@example.org", "--role", "king")).ExitCode);
    }

    [Fact]
    public async Task A_manager_of_a_channel_adds_accounts_of_that_channel()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Host.UserAsync(shop.Manager, "boss", Role.Manager, Hosting.Shop.Channel);
        using var desk = new Desk();
        await desk.LogInAsync(shop.Host.Address, "boss");
        var added = await desk.SayAsync("a good password\n", "user", "add", "own", "--email", "own@example.org", "--role", "creator", "--json");
        Assert.Equal("kiwix", JsonLines.ResultOf(added).GetProperty("user").GetProperty("channel").GetString());
        await desk.RefusedAsync(3, ["Only managers of the whole shop make channels"], "channel", "add", "other", "--name", "Other");
    }

    [Fact]
    public async Task A_worker_may_not_do_what_managers_do()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = new Desk();
        await desk.LogInAsync(shop.Host.Address, "creator");
        await desk.RefusedAsync(3, ["The role Creator may not do this"], "order", "list");
    }

    [Fact]
    public async Task Channels_are_added_listed_changed_and_removed()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        await desk.RunAsync("channel", "add", "schools", "--name", "Schools", "--private", "--sender-name", "Ann", "--sender-email", "ann@example.org", "--sender-address", "Rue 1");
        Assert.Equal(["kiwix", "schools"], await NamesAsync(desk, "channel", "slug", "--sort", "slug"));
        var channel = await shop.Manager.GetChannelAsync("schools");
        Assert.Equal(("Schools", true, true, "Ann", "ann@example.org", "Rue 1"), (channel.Name, channel.Active, channel.Private, channel.SenderName, channel.SenderEmail, channel.SenderAddress));
        var changed = (await desk.ResultAsync("channel", "change", "schools", "--name", "All schools", "--active", "false")).GetProperty("channel");
        Assert.Equal(("All schools", false, true), (changed.GetProperty("name").GetString(), changed.GetProperty("active").GetBoolean(), changed.GetProperty("private").GetBoolean()));
        Assert.Equal(["schools"], await NamesAsync(desk, "channel", "slug", "--active", "false"));
        await desk.RefusedAsync(3, ["slug: There is a channel schools already"], "channel", "add", "schools", "--name", "Again");
        await desk.RefusedAsync(3, ["slug: give", "sender_email: give"], "channel", "add", "a b", "--name", "x", "--sender-email", "nowhere");
        await desk.RunAsync("channel", "remove", "schools");
        await desk.RefusedAsync(3, ["There is no channel schools"], "channel", "change", "schools", "--name", "x");
        await desk.RefusedAsync(2, ["Say what to change"], "channel", "change", "kiwix");
    }

    [Fact]
    public async Task Warehouses_are_added_listed_changed_and_removed()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        await desk.RunAsync("warehouse", "add", "cellar", "--upload", "https://up.example.org/", "--download", "https://down.example.org/", "--channel", "kiwix");
        Assert.Equal(["cellar", "download"], await NamesAsync(desk, "warehouse", "slug", "--sort", "slug"));
        var changed = (await desk.ResultAsync("warehouse", "change", "cellar", "--upload", "https://new.example.org/", "--active", "false")).GetProperty("warehouse");
        Assert.Equal(("https://new.example.org/", "kiwix"), (changed.GetProperty("upload_uri").GetString(), changed.GetProperty("channel").GetString()));
        Assert.False((await shop.Manager.GetWarehouseAsync("cellar")).Active);
        Assert.Equal(["cellar"], await NamesAsync(desk, "warehouse", "slug", "--active", "false"));
        await desk.RefusedAsync(3, ["upload_uri: give", "download_uri: give"], "warehouse", "add", "attic", "--upload", "x", "--download", "y");
        await desk.RunAsync("warehouse", "remove", "cellar");
        await desk.RefusedAsync(3, ["There is no warehouse cellar"], "warehouse", "remove", "cellar");
        await desk.RefusedAsync(2, ["Say what to change"], "warehouse", "change", "download");
    }

    [Fact]
    public async Task Workers_are_listed_shown_asked_to_stop_and_let_go_on()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync(worker: "mill-1");
        await shop.Creator.ClaimAsync(Hosting.Shop.Claim(worker: "mill-2"));
        Assert.Equal(["mill-1", "mill-2"], (await NamesAsync(desk, "worker", "name")).Order(StringComparer.Ordinal));
        Assert.Contains("mill-1: busy", (await desk.RunAsync("worker", "show", "mill-1")).Output, StringComparison.Ordinal);
        var drained = (await desk.ResultAsync("worker", "drain", lease.Task.Worker!.Value.Value)).GetProperty("worker");
        Assert.Equal(("mill-1", true), (drained.GetProperty("name").GetString(), drained.GetProperty("draining").GetBoolean()));
        Assert.True((await shop.Creator.HeartbeatAsync(lease.Id, new() { Fence = lease.Fence })).Drain);
        Assert.Contains("mill-1: busy", (await desk.RunAsync("worker", "resume", "mill-1")).Output, StringComparison.Ordinal);
        await desk.RefusedAsync(3, ["There is no worker mill-3"], "worker", "drain", "mill-3");

        var other = await shop.Host.UserAsync(shop.Manager, "second", Role.Creator);
        await other.ClaimAsync(Hosting.Shop.Claim(worker: "mill-2"));
        await desk.RefusedAsync(3, ["Several workers are called mill-2"], "worker", "show", "mill-2");
    }

    private static async Task<List<string>> NamesAsync(Desk desk, string noun, string member, params IEnumerable<string> options) =>
        [.. (await desk.ResultAsync([noun, "list", .. options])).GetProperty("items").EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];
}
