using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Shop.Commands;

/// <summary><c>cardshop order …</c>, apart from watching and downloading.</summary>
public sealed class OrderCommandTests
{
    private const string Recipe = "http://content.example/a.zim\npassphrase: hunter22\n";

    [Fact]
    public async Task An_order_is_placed_by_who_is_logged_in_for_who_a_file_names()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        desk.Write("r.yaml", Recipe);
        desk.Write("to.yaml", "name: Awa Traoré\nemail: awa@example.org\nlanguage: fr\nphone: 0223 20 22\naddress: |\n  Rue 1\n  Bamako\ncountry: no\n");
        var made = (await desk.ResultAsync(
            "order", "create", "r.yaml", "--download", "--size", "32", "--name", "Library", "--file-name", "lib.img", "--recipient", "to.yaml",
            "--channel", "kiwix", "--warehouse", "download", "--duration", "30", "--priority", "-2")).GetProperty("order");
        Assert.Equal("created", made.GetProperty("status").GetString());
        Assert.StartsWith("lib", made.GetProperty("file_name").GetString(), StringComparison.Ordinal);
        Assert.True(OrderId.TryParse(made.GetProperty("id").GetString(), out var id));
        var order = await shop.Manager.GetOrderAsync(id);
        Assert.Equal(("Library", 32, 30, -2, "manager"), (order.Name, order.MediaSize, order.Duration, order.Priority, order.CreatedBy));
        Assert.Equal(new Person("manager", "manager@example.org"), order.Client);
        Assert.Equal(new Person("Awa Traoré", "awa@example.org", "fr", "0223 20 22", "Rue 1\nBamako\n", "no"), order.Recipient);
        Assert.Contains("hunter22", (await shop.ClaimAsync()).Work.Recipe, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipe_comes_from_standard_input_or_a_server_as_well()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok("http://content.example/b.zim\n"u8.ToArray()));
        var spoken = await desk.SayAsync("http://content.example/ä.zim\n", "order", "create", "-", "--download", "--channel", "kiwix");
        Assert.True(spoken.ExitCode == 0, spoken.ToString());
        Assert.Equal("http://content.example/ä.zim\n", (await shop.ClaimAsync()).Work.Recipe);
        await desk.RunAsync("order", "create", server["/r.yaml"].AbsoluteUri, "--download", "--channel", "kiwix");
        Assert.Equal("http://content.example/b.zim\n", (await shop.ClaimAsync(worker: "second")).Work.Recipe);
    }

    [Fact]
    public async Task Who_manages_all_channels_need_not_name_the_only_one()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        desk.Write("r.yaml", Recipe);
        Assert.Equal("kiwix", (await desk.ResultAsync("order", "create", "r.yaml", "--download")).GetProperty("order").GetProperty("channel").GetString());
        await shop.Manager.CreateChannelAsync(new ChannelRequest { Slug = "other", Name = "Other" });
        await desk.RefusedAsync(3, ["channel: say on whose behalf"], "order", "create", "r.yaml", "--download");
    }

    [Fact]
    public async Task An_order_is_refused_with_all_reasons_at_once()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        desk.Write("r.yaml", "refuse\n");
        await desk.RefusedAsync(
            3,
            ["recipe:1:1: it says so", "recipe:2:1: and so", "media.size: give one of", "media.duration: give 1 to 365 days", "priority: give -10 to 10"],
            "order", "create", "r.yaml", "--download", "--channel", "kiwix", "--size", "12", "--duration", "0", "--priority", "99");
        var result = await desk.TryAsync("order", "create", "r.yaml", "--download", "--channel", "kiwix", "--json");
        Assert.Equal(2, JsonLines.ResultOf(result).GetProperty("errors").GetArrayLength());
        Assert.Empty((await shop.Manager.ListOrdersAsync()).Items);
    }

    [Fact]
    public async Task What_is_wrong_before_the_scheduler_is_asked_is_said_with_its_place()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        desk.Write("r.yaml", Recipe);
        desk.Write("to.yaml", "name: Ann\nmail: ann@example.org\naddress: [Rue 1, Bamako]\n");
        await desk.RefusedAsync(
            3, ["to.yaml:2:1: error: \"mail\" is not one of", "to.yaml:3:10: error: address has to be text"],
            "order", "create", "r.yaml", "--download", "--recipient", "to.yaml");
        await desk.RefusedAsync(1, ["there is no such recipe"], "order", "create", "missing.yaml", "--download");
        Assert.Equal(2, (await desk.TryAsync("order", "create", "r.yaml")).ExitCode);
        Assert.Equal(2, (await desk.TryAsync("order", "show", "No Id")).ExitCode);
        await desk.RefusedAsync(3, ["There is no order 0123"], "order", "show", "0123");
    }

    [Fact]
    public async Task An_order_that_is_sent_again_with_its_key_is_the_same_order()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        desk.Write("r.yaml", Recipe);
        string[] create = ["order", "create", "r.yaml", "--download", "--channel", "kiwix", "--idempotency-key", "monday"];
        var first = (await desk.ResultAsync(create)).GetProperty("order").GetProperty("id").GetString();
        Assert.Equal(first, (await desk.ResultAsync(create)).GetProperty("order").GetProperty("id").GetString());
        await desk.RefusedAsync(3, ["belongs to the order"], [.. create, "--size", "64"]);
        Assert.Single((await shop.Manager.ListOrdersAsync()).Items);
    }

    [Fact]
    public async Task A_plan_says_what_would_come_of_a_recipe_and_orders_nothing()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        desk.Write("r.yaml", Recipe);
        Assert.Equal(16, (await desk.ResultAsync("order", "plan", "r.yaml")).GetProperty("plan").GetProperty("card").GetInt32());
        Assert.Contains("The smallest card that will do: 16 GB.", (await desk.RunAsync("order", "plan", "r.yaml")).Output, StringComparison.Ordinal);
        await desk.RefusedAsync(3, ["media.size: the image would have 9000000000 bytes"], "order", "plan", "r.yaml", "--size", "8");
        Assert.Empty((await shop.Manager.ListOrdersAsync()).Items);
    }

    [Fact]
    public async Task Orders_are_listed_by_every_filter_and_in_any_order()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        foreach (var name in new[] { "Beta", "Alpha", "Alps" })
        {
            await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Name = name });
        }

        var canceled = (await shop.Manager.ListOrdersAsync("name=Beta")).Items[0];
        await shop.Manager.CancelOrderAsync(canceled.Id);
        Assert.Equal(["Alps", "Alpha", "Beta"], await NamesAsync(desk));
        Assert.Equal(["Alpha", "Alps", "Beta"], await NamesAsync(desk, "--sort", "name"));
        Assert.Equal(["Beta", "Alps", "Alpha"], await NamesAsync(desk, "--sort", "-name"));
        Assert.Equal(["Alps", "Alpha"], await NamesAsync(desk, "--name", "Al"));
        Assert.Equal(["Beta"], await NamesAsync(desk, "--status", "canceled"));
        Assert.Equal([], await NamesAsync(desk, "--created-by", "ann"));
        Assert.Equal([], await NamesAsync(desk, "--channel", "other"));
        Assert.Equal([], await NamesAsync(desk, "--created-after", "2099-01-01"));
        Assert.Equal(["Alps", "Alpha", "Beta"], await NamesAsync(desk, "--created-before", "2099-01-01T00:00:00Z", "--created-after", "2020-01-01"));
        await desk.RefusedAsync(3, ["sort: give one of"], "order", "list", "--sort", "colour");
        Assert.Equal(2, (await desk.TryAsync("order", "list", "--status", "nice")).ExitCode);
        Assert.Equal(2, (await desk.TryAsync("order", "list", "--limit", "0")).ExitCode);
    }

    [Fact]
    public async Task A_long_list_is_read_in_parts_up_to_its_limit()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        for (var i = 0; i < 55; i++)
        {
            await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Name = $"Order {i:00}" });
        }

        await shop.Host.Get<Scheduler.Store.IStore>().WriteAsync(session =>
        {
            for (var i = 0; i < 200; i++)
            {
                session.Execute("INSERT INTO channels (id, name, active, private, sender_name, sender_email, sender_address, created) VALUES (@Id, 'x', 1, 0, '', '', '', 1)", new { Id = $"c{i:000}" });
            }

            return 0;
        });
        var usual = await desk.RunAsync("order", "list");
        Assert.Equal(51, usual.Output.Trim().Split('\n').Length);
        Assert.Contains("more than these 50", usual.Error, StringComparison.Ordinal);
        var all = await desk.ResultAsync("channel", "list", "--limit", "1000", "--sort", "slug");
        Assert.Equal(201, all.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()).Distinct().Count());
        Assert.False(all.GetProperty("more").GetBoolean());
        Assert.Equal(3, (await desk.ResultAsync("channel", "list", "--limit", "3")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_order_is_shown_with_what_it_waits_for_and_then_with_its_links_and_its_history()
    {
        await using var shop = await Hosting.Shop.OpenAsync(port: FreePort.Next());
        using var desk = await Desk.OfAsync(shop);
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var waiting = await desk.RunAsync("order", "show", order.Id.Value);
        Assert.Contains("Library: created", waiting.Output, StringComparison.Ordinal);
        Assert.Contains("Start one: cardshop work creator", waiting.Output, StringComparison.Ordinal);
        Assert.Equal("no_worker", (await desk.ResultAsync("order", "show", order.Id.Value)).GetProperty("waiting")[0].GetProperty("code").GetString());

        var lease = await shop.ClaimAsync();
        await Errands.StageAsync(shop, lease, WorkStatus.Building, "fetch");
        Assert.Contains("fetch 50 MiB of 100 MiB", (await desk.RunAsync("order", "show", order.Id.Value)).Output, StringComparison.Ordinal);
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var done = await desk.RunAsync("order", "show", order.Id.Value);
        Assert.Contains("Library: pending expiry", done.Output, StringComparison.Ordinal);
        Assert.Contains("uploaded public", done.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", done.Output, StringComparison.Ordinal);
        var link = (await desk.ResultAsync("order", "show", order.Id.Value)).GetProperty("links")[0];
        Assert.Equal("image", link.GetProperty("kind").GetString());
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(link.GetProperty("url").GetString());
        Assert.Equal($"http://127.0.0.1:9/down/{lease.Work.FileName}", answer.Headers.Location?.AbsoluteUri);
    }

    [Fact]
    public async Task An_order_is_cancelled_once_and_what_failed_is_tried_again()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        var failed = await Errands.FailedAsync(shop);
        Assert.Equal("creating", (await desk.ResultAsync("order", "retry", failed.Id.Value)).GetProperty("order").GetProperty("status").GetString());
        await desk.RefusedAsync(3, ["none of its tasks has failed"], "order", "retry", failed.Id.Value);
        await desk.RunAsync("order", "cancel", failed.Id.Value);
        Assert.Equal(OrderStatus.Canceled, (await shop.Manager.GetOrderAsync(failed.Id)).Status);
        var done = await Errands.FinishedAsync(shop);
        await desk.RefusedAsync(3, ["it is too late to cancel it"], "order", "cancel", done.Id.Value);
    }

    [Fact]
    public async Task The_recipe_of_an_order_is_shown_until_it_is_erased_and_the_order_removed()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var recipe = (await shop.Manager.GetRecipeAsync(order.Id)).Recipe;
        Assert.Equal(recipe, (await desk.ResultAsync("order", "recipe", order.Id.Value)).GetProperty("recipe").GetString());
        await desk.RefusedAsync(3, ["cancel it first"], "order", "anonymize", order.Id.Value);
        await desk.RefusedAsync(3, ["cancel it first"], "order", "remove", order.Id.Value);
        await desk.RunAsync("order", "cancel", order.Id.Value);
        Assert.True((await desk.ResultAsync("order", "anonymize", order.Id.Value)).GetProperty("order").GetProperty("anonymized").GetBoolean());
        await desk.RefusedAsync(3, ["erased"], "order", "recipe", order.Id.Value);
        Assert.Equal(order.Id.Value, (await desk.ResultAsync("order", "remove", order.Id.Value)).GetProperty("removed").GetString());
        await desk.RefusedAsync(3, [order.Id.Value], "order", "show", order.Id.Value);
    }

    [Fact]
    public async Task A_log_is_printed_as_it_was_written_and_followed_until_the_work_is_over()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await Errands.LogAsync(shop, lease, 0, "fetching ä.zim\n");
        Assert.Equal("fetching ä.zim\n", (await desk.RunAsync("order", "log", order.Id.Value)).Output);
        using var follower = new Victim(desk.Start("order", "log", order.Id.Value, "--follow"));
        follower.Await(() => follower.Output.Contains("ä.zim", StringComparison.Ordinal));
        await Errands.LogAsync(shop, lease, 16, "rendering\n");
        follower.Await(() => follower.Output.Contains("rendering", StringComparison.Ordinal));
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        Assert.Equal((0, "fetching ä.zim\nrendering\n"), (follower.End().ExitCode, follower.Output));

        var events = JsonLines.Of(await desk.RunAsync("order", "log", order.Id.Value, "--task", lease.Task.Id.Value, "--json"));
        Assert.Equal("fetching ä.zim\nrendering\n", string.Concat(events.Where(line => line.GetProperty("event").ValueEquals("log")).Select(line => line.GetProperty("text").GetString())));
        await desk.RefusedAsync(3, ["has no task 0123"], "order", "log", order.Id.Value, "--task", "0123");
    }

    private static async Task<List<string>> NamesAsync(Desk desk, params IEnumerable<string> options) =>
        [.. (await desk.ResultAsync(["order", "list", .. options])).GetProperty("items").EnumerateArray().Select(order => order.GetProperty("name").GetString()!)];
}
