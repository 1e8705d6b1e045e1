using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Jobs;
using Cardshop.Scheduler.Store;
using Xunit;

namespace Cardshop.Shop.Sites;

/// <summary>Orders of cards from the order to the parcel.</summary>
public sealed class CardOrderTests
{
    [Fact]
    public async Task Test_2_Of_three_cards_one_fails_and_is_retried_alone_and_the_order_is_sent()
    {
        await using var shop = await CardShop.OpenAsync();
        var order = await shop.FetchAsync(cards: 3);
        Assert.Equal(["creator", "downloader", "writer", "writer", "writer"], order.Tasks!.Select(task => task.Kind.ToString().ToLowerInvariant()));
        Assert.Equal((OrderStatus.Writing, CardShop.Site, 3 * 16 * 10), (order.Status, order.Site, order.Units));

        var first = await shop.ClaimAsync(CardShop.Card("a"));
        var second = await shop.ClaimAsync(CardShop.Card("B"));
        Assert.Equal(("A", "B"), (first.Work.Card!.Slot, second.Work.Card!.Slot));
        await shop.WriteAsync(second);
        await shop.FailAsync(first);
        Assert.Equal(OrderStatus.WriteFailed, (await shop.StatusAsync(order.Id)).Status);

        var third = await shop.ClaimAsync(CardShop.Card("B"));
        await shop.WriteAsync(third);
        var failed = await shop.Manager.GetTaskAsync(first.Task.Id);
        Assert.Equal((WorkStatus.FailedToWrite, "A", 1, "failed"), (failed.Status, failed.Slot, failed.Round, failed.Card!.Verdict));
        await shop.Manager.RetryTaskAsync(failed.Id);
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Card("B")));
        var again = await shop.ClaimAsync(CardShop.Card("A"));
        Assert.Equal((failed.Id, 2, first.Work.Card.Number), (again.Task.Id, again.Work.Card!.Round, again.Work.Card.Number));
        await shop.WriteAsync(again);

        var done = await shop.StatusAsync(order.Id);
        Assert.Equal(OrderStatus.PendingShipment, done.Status);
        Assert.Equal([1, 1, 1], done.History!.Where(step => step.To is "written").GroupBy(step => step.Subject, StringComparer.Ordinal).Select(card => card.Count()));
        var sent = await shop.Manager.ShipOrderAsync(order.Id, new ShipRequest("XY 12"));
        Assert.Equal((OrderStatus.Shipped, "XY 12", "manager"), (sent.Status, sent.Shipment!.Tracking, sent.Shipment.By));
        var twice = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.ShipOrderAsync(order.Id, new ShipRequest()));
        Assert.Equal((409, "shipped"), (twice.Problem.Status, twice.Problem.State));
    }

    [Fact]
    public async Task A_downloader_is_told_where_the_image_is_and_a_writer_what_its_card_has_of_its_own_and_neither_gets_the_recipe()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.Manager.ChangeWarehouseAsync("download", new WarehouseRequest { FtpUri = "ftps://127.0.0.1:9/images" });
        await shop.MakeAsync(order: CardShop.Order() with
        {
            Cards = [new Dictionary<string, string> { ["serial"] = "1", ["ssid"] = "one" }, new Dictionary<string, string> { ["serial"] = "2", ["ap.passphrase"] = "hunter23" }],
        });
        var download = await shop.ClaimAsync(CardShop.Download());
        var image = Assert.Single(download.Work.Files!);
        Assert.Equal(("image", 9_000_000_000, new string('a', 64)), (image.Kind, image.Size, image.Sha256));
        Assert.Equal([$"http://127.0.0.1:9/down/{image.Name}", $"ftps://127.0.0.1:9/images/{image.Name}"], image.Sources.Select(source => source.AbsoluteUri));
        Assert.Equal((CardShop.Site, "", null), (download.Work.Site, download.Work.Recipe, download.Work.Card));
        await shop.FinishAsync(download, WorkStatus.Downloaded);

        var card = await shop.ClaimAsync(CardShop.Card("A"));
        Assert.Equal((1, 2, 1, "one", ""), (card.Work.Card!.Number, card.Work.Card.Count, card.Work.Card.Round, card.Work.Card.Details!["ssid"], card.Work.Recipe));
        Assert.Equal("hunter23", (await shop.ClaimAsync(CardShop.Card("B"))).Work.Card!.Details!["ap.passphrase"]);
        Assert.DoesNotContain("hunter23", await shop.Shop.Host.Get<IStore>().ReadAsync(session => session.Value<string>("SELECT cards FROM orders")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_order_of_cards_is_said_at_once()
    {
        await using var shop = await CardShop.OpenAsync();
        var wrong = CardShop.Order(cards: 11) with
        {
            Media = new Media(MediaType.Physical, Size: 12),
            Recipient = new Person { Name = "Zoé", Email = "zoe@example.org" },
            Cards = [new Dictionary<string, string> { ["serial"] = "x y" }, new Dictionary<string, string> { ["serial"] = "1", ["colour"] = "red" }, new Dictionary<string, string> { ["serial"] = "1" }],
        };
        var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlaceOrderAsync(wrong));
        Assert.Equal(
            ["cards", "cards", "cards[0].serial", "cards[1]", "media.size", "quantity", "recipient.address"], error.Problem.Errors!.Select(part => part.Field).Order(StringComparer.Ordinal));
        var nowhere = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlaceOrderAsync(CardShop.Order() with { Site = "atlantis" }));
        Assert.Equal("site", Assert.Single(nowhere.Problem.Errors!).Field);
        var download = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Site = CardShop.Site, Quantity = 2, Cards = [] }));
        Assert.Equal(["cards", "quantity", "site"], download.Problem.Errors!.Select(part => part.Field).Order(StringComparer.Ordinal));
        Assert.Empty((await shop.Manager.ListOrdersAsync()).Items);
    }

    [Fact]
    public async Task All_of_an_order_is_done_at_the_site_that_was_asked_for_or_that_came_first()
    {
        await using var shop = await CardShop.OpenAsync();
        var other = await shop.Shop.Host.UserAsync(shop.Manager, "elsewhere", Contracts.Accounts.Role.Writer);
        await shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "paris", Account = "elsewhere" });
        var chosen = await shop.MakeAsync(order: CardShop.Order() with { Site = "paris" });
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Download()));
        var open = await shop.MakeAsync();
        Assert.Equal(open.Id, (await shop.ClaimAsync(CardShop.Download())).Task.OrderId);
        var there = (await other.ClaimAsync(CardShop.Download()))!;
        Assert.Equal(chosen.Id, there.Task.OrderId);
        Assert.Equal((CardShop.Site, "paris"), ((await shop.StatusAsync(open.Id)).Site, (await shop.StatusAsync(chosen.Id)).Site));
        Assert.All((await shop.StatusAsync(open.Id)).Tasks!.Skip(1), task => Assert.Equal(CardShop.Site, task.Site));
        await other.FinishAsync(there.Id, new TaskResult { Fence = there.Fence, Status = WorkStatus.Downloaded });
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Card("A")));
        Assert.NotNull(await other.ClaimAsync(CardShop.Card("A")));
    }

    [Fact]
    public async Task A_downloader_gets_no_image_that_it_has_no_room_for_and_why_says_how_much_is_missing()
    {
        await using var shop = await CardShop.OpenAsync();
        var order = await shop.MakeAsync();
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Download(room: 8_999_999_000)));
        var why = await shop.Manager.WhyAsync(order.Tasks![1].Id);
        Assert.Equal("no_room", why.Code);
        Assert.Contains("1000 bytes are missing", why.Message, StringComparison.Ordinal);
        Assert.NotNull(await shop.Station.ClaimAsync(CardShop.Download(room: 9_000_000_000)));
    }

    [Fact]
    public async Task A_site_is_told_what_it_has_to_keep_until_the_cards_are_done()
    {
        await using var shop = await CardShop.OpenAsync();
        var order = await shop.FetchAsync();
        var canceled = await shop.FetchAsync();
        var images = (await shop.Station.GetOwnSiteImagesAsync()).Images;
        Assert.Equal([(order.FileName, WorkStatus.Downloaded, 2), (canceled.FileName, WorkStatus.Downloaded, 2)], images.Select(image => (image.Name, image.Download, image.CardsLeft)));
        await shop.Manager.CancelOrderAsync(canceled.Id);
        await shop.WriteAsync(await shop.ClaimAsync(CardShop.Card("A")));
        Assert.Equal((order.Id, 1), Assert.Single((await shop.Station.GetOwnSiteImagesAsync()).Images.Select(image => (image.OrderId, image.CardsLeft))));
        await shop.WriteAsync(await shop.ClaimAsync(CardShop.Card("A")));
        Assert.Empty((await shop.Station.GetOwnSiteImagesAsync()).Images);
    }

    [Fact]
    public async Task Cancelling_ends_every_card_at_once_and_no_late_word_counts()
    {
        await using var shop = await CardShop.OpenAsync();
        var order = await shop.FetchAsync();
        var leases = new[] { await shop.ClaimAsync(CardShop.Card("A")), await shop.ClaimAsync(CardShop.Card("B")) };
        await shop.BeatAsync(leases[0], WorkStatus.Writing);
        var held = leases.Select(lease => shop.Station.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Wait = 15 })).ToList();
        await Task.Delay(300);
        await shop.Manager.CancelOrderAsync(order.Id);
        foreach (var beat in held)
        {
            Assert.Equal(ProblemTypes.Canceled, (await Assert.ThrowsAsync<ProblemException>(() => beat)).Problem.Type);
        }

        Assert.Equal(ProblemTypes.Canceled, (await Assert.ThrowsAsync<ProblemException>(() => shop.FinishAsync(leases[0], WorkStatus.Written))).Problem.Type);
        Assert.Equal(OrderStatus.Canceled, (await shop.StatusAsync(order.Id)).Status);
    }

    [Fact]
    public async Task An_image_for_cards_is_kept_however_long_they_wait_and_goes_once_they_are_sent()
    {
        await using var shop = await CardShop.OpenAsync();
        var order = await shop.MakeAsync(cards: 1);
        var store = shop.Shop.Host.Get<IStore>();
        await store.WriteAsync(session => session.Execute("UPDATE artifacts SET expires = 1") + session.Execute("UPDATE orders SET expires = 1"));
        await shop.Shop.Host.Get<ExpiryJob>().RunAsync(default);
        Assert.Equal(ArtifactStatus.Available, Assert.Single((await shop.StatusAsync(order.Id)).Artifacts!).Status);
        await shop.FinishAsync(await shop.ClaimAsync(CardShop.Download()), WorkStatus.Downloaded);
        await shop.WriteAsync(await shop.ClaimAsync(CardShop.Card("A")));
        Assert.Equal(ArtifactStatus.Available, Assert.Single((await shop.StatusAsync(order.Id)).Artifacts!).Status);
        await shop.Manager.ShipOrderAsync(order.Id, new ShipRequest());
        Assert.NotEqual(ArtifactStatus.Available, Assert.Single((await shop.StatusAsync(order.Id)).Artifacts!).Status);
    }
}
