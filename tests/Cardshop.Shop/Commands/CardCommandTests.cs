using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Shop.Sites;
using Xunit;

namespace Cardshop.Shop.Commands;

/// <summary><c>cardshop order …</c> for cards, and <c>cardshop site …</c></summary>
public sealed class CardCommandTests
{
    [Fact]
    public async Task Cards_are_ordered_with_who_gets_them_and_what_each_has_of_its_own()
    {
        await using var shop = await CardShop.OpenAsync();
        using var desk = await Desk.OfAsync(shop.Shop);
        Furnish(desk);
        desk.Write("list.csv", "serial,ssid,passphrase\nS-1,One,first pass\nS-2,Two,\n");
        var made = (await desk.ResultAsync(
            "order", "create", "r.yaml", "--cards", "2", "--size", "32", "--recipient", "to.yaml", "--site", CardShop.Site, "--personalise", "list.csv")).GetProperty("order");
        Assert.True(OrderId.TryParse(made.GetProperty("id").GetString(), out var id));
        var order = await shop.Manager.GetOrderAsync(id);
        Assert.Equal((MediaType.Physical, 32, 2, CardShop.Site, "Rue 1"), (order.MediaType, order.MediaSize, order.Quantity, order.Site, order.Recipient.Address));
        var lease = await shop.Shop.ClaimAsync();
        await shop.Shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease) with { Status = WorkStatus.Uploaded });
        await shop.FinishAsync(await shop.ClaimAsync(CardShop.Download()), WorkStatus.Downloaded);
        Assert.Equal(
            new Dictionary<string, string> { ["serial"] = "S-1", ["ap.ssid"] = "One", ["ap.passphrase"] = "first pass" }, (await shop.ClaimAsync(CardShop.Card("A"))).Work.Card!.Details);
    }

    [Fact]
    public async Task What_is_wrong_with_an_order_of_cards_is_said_by_the_command()
    {
        await using var shop = await CardShop.OpenAsync();
        using var desk = await Desk.OfAsync(shop.Shop);
        Furnish(desk);
        desk.Write("list.csv", "serial,file:/data/x\n1,r.yaml\n");
        Assert.Equal(2, (await desk.TryAsync("order", "create", "r.yaml", "--cards", "2", "--download")).ExitCode);
        await desk.RefusedAsync(3, ["quantity: give 1 to 10 cards", "client.address: say where", "media.size: give one of"], "order", "create", "r.yaml", "--cards", "11", "--size", "12");
        await desk.RefusedAsync(3, ["list.csv:2: has files"], "order", "create", "r.yaml", "--cards", "1", "--recipient", "to.yaml", "--personalise", "list.csv");
        await desk.RefusedAsync(3, ["site: there is no active site atlantis"], "order", "create", "r.yaml", "--cards", "1", "--recipient", "to.yaml", "--site", "atlantis");
        Assert.Empty((await shop.Manager.ListOrdersAsync()).Items);
    }

    [Fact]
    public async Task Cards_are_shown_one_by_one_confirmed_retried_moved_resumed_and_sent()
    {
        await using var shop = await CardShop.OpenAsync();
        using var desk = await Desk.OfAsync(shop.Shop);
        var order = await shop.FetchAsync();
        var id = order.Id.Value;
        var first = await shop.ClaimAsync(CardShop.Card("A"));
        var second = await shop.ClaimAsync(CardShop.Card("B"));
        await shop.BeatAsync(first, WorkStatus.WaitingForCard);
        var shown = (await desk.RunAsync("order", "show", id)).Output;
        Assert.Contains($"card 1 {first.Task.Id}: waiting for card, slot A at bamako", shown, StringComparison.Ordinal);
        Assert.Contains($"card 2 {second.Task.Id}: received, slot B at bamako", shown, StringComparison.Ordinal);
        await desk.RunAsync("order", "confirm", id, "--card", "1");
        Assert.True((await shop.BeatAsync(first, WorkStatus.WaitingForCard)).CardConfirmed);

        await shop.FailAsync(first);
        await desk.RunAsync("order", "resume", id, "--card", "1");
        first = await shop.ClaimAsync(CardShop.Card("A"));
        Assert.Equal(1, first.Work.Card!.Round);
        await shop.FailAsync(first);
        await desk.RunAsync("order", "retry", id, "--card", "1");
        Assert.Equal(2, (await shop.Manager.GetTaskAsync(first.Task.Id)).Round);
        Assert.Equal(1, (await shop.Manager.GetTaskAsync(second.Task.Id)).Round);
        await shop.WriteAsync(second);
        await desk.RunAsync("order", "move", id, "--card", "1", "--slot", "b");
        await shop.WriteAsync(await shop.ClaimAsync(CardShop.Card("B")));

        await desk.RefusedAsync(3, ["only what failed can be tried again"], "order", "retry", id, "--card", "1");
        await desk.RefusedAsync(3, ["has no card 3; there are 2"], "order", "retry", id, "--card", "3");
        Assert.Equal(2, (await desk.TryAsync("order", "move", id, "--slot", "b")).ExitCode);
        Assert.Contains("pending shipment", (await desk.RunAsync("order", "watch", id)).Output, StringComparison.Ordinal);
        Assert.Equal("shipped", (await desk.ResultAsync("order", "ship", id, "--tracking", "XY 12")).GetProperty("order").GetProperty("status").GetString());
        Assert.Contains("by manager, XY 12", (await desk.RunAsync("order", "show", id)).Output, StringComparison.Ordinal);
        await desk.RefusedAsync(3, ["it was sent already"], "order", "ship", id);
    }

    [Fact]
    public async Task An_order_is_moved_to_another_site()
    {
        await using var shop = await CardShop.OpenAsync();
        using var desk = await Desk.OfAsync(shop.Shop);
        var order = await shop.FetchAsync();
        await desk.RunAsync("site", "create", "paris");
        var moved = (await desk.ResultAsync("order", "move", order.Id.Value, "--site", "paris")).GetProperty("order");
        Assert.Equal(("pending_writer", "paris"), (moved.GetProperty("status").GetString(), moved.GetProperty("site").GetString()));
        Assert.Contains("The site paris is no more, or has no account", (await desk.RunAsync("order", "show", order.Id.Value)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sites_are_created_listed_shown_changed_and_removed()
    {
        await using var shop = await CardShop.OpenAsync();
        using var desk = await Desk.OfAsync(shop.Shop);
        await shop.FetchAsync();
        await shop.ClaimAsync(CardShop.Card("A"));
        Assert.Contains("slot A: at work on", (await desk.RunAsync("site", "show", CardShop.Site)).Output, StringComparison.Ordinal);
        await desk.RunAsync("site", "create", "paris", "--name", "Paris", "--email", "a@example.org", "--email", "b@example.org", "--language", "fr", "--channel", "kiwix");
        var site = await shop.Manager.GetSiteAsync("paris");
        Assert.Equal(("Paris", "kiwix", "fr", 2), (site.Name, site.Channel, site.Language, site.Emails.Count));
        Assert.Contains("no account yet", (await desk.RunAsync("site", "show", "paris")).Output, StringComparison.Ordinal);
        var changed = (await desk.ResultAsync("site", "change", "paris", "--email", "", "--active", "false")).GetProperty("site");
        Assert.Equal((false, 0), (changed.GetProperty("active").GetBoolean(), changed.GetProperty("emails").GetArrayLength()));
        var list = (await desk.ResultAsync("site", "list", "--sort", "-slug")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString());
        Assert.Equal(["paris", CardShop.Site], list);
        await desk.RefusedAsync(3, ["account: The account station belongs to the site bamako"], "site", "change", "paris", "--account", "station");
        await desk.RefusedAsync(2, ["Say what to change"], "site", "change", "paris");
        await desk.RefusedAsync(3, ["1 order(s) are there"], "site", "remove", CardShop.Site);
        await desk.RunAsync("site", "remove", "paris");
        await desk.RefusedAsync(3, ["There is no site paris"], "site", "show", "paris");
    }

    private static void Furnish(Desk desk)
    {
        desk.Write("r.yaml", "http://content.example/a.zim\n");
        desk.Write("to.yaml", "name: Awa\nemail: awa@example.org\naddress: Rue 1\ncountry: ml\n");
    }
}
