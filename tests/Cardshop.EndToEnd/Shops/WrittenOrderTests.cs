using System.Text;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Setting;
using Cardshop.Imaging.Planning;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Shops;

/// <summary>Orders of cards, from the API to cards that hold the image, with every worker a process of its own.</summary>
public sealed class WrittenOrderTests : IDisposable
{
    private const int Gigabytes = 8;

    private static readonly long CardBytes = MemoryCard.All.First(card => card.Gigabytes == Gigabytes).Bytes;
    private static readonly Person Ann = new("Ann", "ann@example.org", "en", "+223 1234", "The school\nBamako", "ML");

    private readonly OpenShop _shop = new();

    [Fact]
    public async Task Three_cards_are_written_and_verified_and_the_one_that_was_bad_is_tried_again_alone()
    {
        var site = await OpenAsync("A", "B", "C");
        Directory.CreateDirectory(site.Folder);
        File.WriteAllText(Path.Join(site.Folder, "holiday.img"), "somebody else's");
        var order = await OrderAsync(cards: 3);
        site.Insert("A", CardBytes);
        site.Insert("B", CardBytes / 2);
        var waiting = await AwaitAsync(order, now => now.Tasks!.Count(IsWaiting) == 2 && Written(now) == 1);
        Assert.Contains(waiting.Tasks!, task => task.Slot is "B" && task.Progress?.Stage is { } stage && stage.Contains("too few", StringComparison.Ordinal));

        site.Take("B");
        site.Insert("B", CardBytes);
        site.Insert("C", CardBytes);
        var done = await AwaitAsync(order, now => now.Status == OrderStatus.PendingShipment);
        Assert.All(done.Tasks!.Where(task => task.Kind == TaskKind.Writer), task => Assert.Equal((WorkStatus.Written, 1, "verified"), (task.Status, task.Round, task.Card!.Verdict)));
        foreach (var slot in site.Slots)
        {
            RequireWhole(done, site.CardOf(slot));
        }

        var shipped = await _shop.Manager.ShipOrderAsync(order.Id, new ShipRequest("DHL 123", ["AACADE", "777QBA"]), TestContext.Current.CancellationToken);
        Assert.Equal((OrderStatus.Shipped, "DHL 123"), (shipped.Status, shipped.Shipment!.Tracking));
        Assert.Equal(["AACADE", "777QBA"], shipped.Shipment.Serials!);
        await AwaitAsync(order, _ => site.Copies.Count == 0, TimeSpan.FromMinutes(2));
        Assert.True(File.Exists(Path.Join(site.Folder, "holiday.img")), "a file that is not the downloader's was removed");
    }

    [Fact]
    public async Task An_image_comes_over_ftps_with_the_account_of_the_site()
    {
        _shop.Settings["CARDSHOP__WAREHOUSE__FTP__IMPLICIT_PORT"] = "0";
        var site = await OpenAsync(["--via", "ftp"], "A");
        var order = await OrderAsync(cards: 1);
        site.Insert("A", CardBytes);
        var done = await AwaitAsync(order, now => now.Status == OrderStatus.PendingShipment);
        RequireWhole(done, site.CardOf("A"));
        var log = await _shop.Manager.ReadLogAsync(done.Tasks!.Single(task => task.Kind == TaskKind.Downloader).Id, cancellation: TestContext.Current.CancellationToken);
        Assert.Matches($"download {order.FileName}, .*, by ftps from 127\\.0\\.0\\.1:", Encoding.UTF8.GetString(log.Bytes));
    }

    [Fact]
    public async Task A_card_that_holds_something_is_written_only_when_a_person_says_so_and_never_the_one_just_written()
    {
        var site = await OpenAsync("A");
        site.Insert("A", CardBytes);
        File.WriteAllText(site.CardOf("A"), "holiday");
        using (var card = new FileStream(site.CardOf("A"), FileMode.Open))
        {
            card.SetLength(CardBytes);
        }

        var order = await OrderAsync(cards: 2);
        var waiting = await AwaitAsync(order, now => now.Tasks!.Any(task => IsWaiting(task) && Says(task, "may be overwritten")));
        Assert.Equal("holiday", ReadHead(site.CardOf("A"), 7));
        await _shop.Manager.ConfirmCardAsync(waiting.Tasks!.First(IsWaiting).Id, TestContext.Current.CancellationToken);
        var next = await AwaitAsync(order, now => Written(now) == 1 && now.Tasks!.Any(task => IsWaiting(task) && Says(task, "written before")));

        // Saying so again does not help: it is the card that was just written.
        await _shop.Manager.ConfirmCardAsync(next.Tasks!.First(IsWaiting).Id, TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Equal(1, Written(await _shop.Manager.GetOrderAsync(order.Id, TestContext.Current.CancellationToken)));
        var first = site.Take("A");
        site.Insert("A", CardBytes);
        var done = await AwaitAsync(order, now => now.Status == OrderStatus.PendingShipment);
        RequireWhole(done, first);
        RequireWhole(done, site.CardOf("A"));
    }

    [Fact]
    public async Task A_cancelled_order_lets_no_card_be_touched_and_its_copy_goes()
    {
        var site = await OpenAsync("A");
        var order = await OrderAsync(cards: 1);
        await AwaitAsync(order, now => now.Tasks!.Any(IsWaiting));
        Assert.NotEmpty(site.Copies);
        await _shop.Manager.CancelOrderAsync(order.Id, TestContext.Current.CancellationToken);
        await AwaitAsync(order, _ => site.Copies.Count == 0, TimeSpan.FromMinutes(2));
        site.Insert("A", CardBytes);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Equal(0, new FileInfo(site.CardOf("A")).Length - CardBytes);
        Assert.Equal("\0\0\0\0", ReadHead(site.CardOf("A"), 4));
    }

    public void Dispose() => _shop.Dispose();

    private Task<CardSite> OpenAsync(params string[] slots) => OpenAsync(download: [], slots);

    private async Task<CardSite> OpenAsync(string[] download, params string[] slots)
    {
        await _shop.UpAsync();
        var site = new CardSite(_shop, "camp", slots);
        await site.OpenAsync();
        site.Downloader(download).Start();
        site.Writer(slots).Start();
        return site;
    }

    private Task<Order> OrderAsync(int cards)
    {
        _shop.Bench.WriteRandom("content.zim", 30 << 20, 1);
        var recipe = Recipes.WithFiles(_shop.Base, ("/data/content.zim", _shop.Bench.Url("content.zim")));
        return _shop.Manager.PlaceOrderAsync(
            new NewOrder(recipe, "three cards", Media: new Media(MediaType.Physical, Gigabytes), Quantity: cards, Client: Ann),
            Guid.NewGuid().ToString(),
            TestContext.Current.CancellationToken);
    }

    private async Task<Order> AwaitAsync(Order order, Func<Order, bool> moment, TimeSpan? longest = null)
    {
        var deadline = TimeProvider.System.GetUtcNow() + (longest ?? TimeSpan.FromMinutes(2));
        while (true)
        {
            var now = await _shop.Manager.GetOrderAsync(order.Id, TestContext.Current.CancellationToken);
            if (moment(now))
            {
                return now;
            }

            Assert.True(
                TimeProvider.System.GetUtcNow() < deadline,
                $"{now.Status}: {string.Join('\n', now.Tasks!.Select(task => $"{task.Kind} {task.Ordinal} {task.Status} in {task.Slot}: {task.Progress?.Stage} {task.Cause}"))}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static bool IsWaiting(ShopTask task) => task.Status == WorkStatus.WaitingForCard;

    private static bool Says(ShopTask task, string text) => task.Progress?.Stage?.Contains(text, StringComparison.Ordinal) is true;

    private static int Written(Order order) => order.Tasks!.Count(task => task.Status == WorkStatus.Written);

    private void RequireWhole(Order order, string card) =>
        Tool.Run("cmp", $"--bytes={order.Artifacts!.Single(artifact => artifact.Kind is "image").Size}", _shop.Bench[$"shop/warehouse/objects/{order.FileName}"], card);

    private static string ReadHead(string path, int length)
    {
        using var file = File.OpenRead(path);
        var head = new byte[length];
        file.ReadExactly(head);
        return Encoding.ASCII.GetString(head);
    }
}
