using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Setting;
using Cardshop.Imaging.Planning;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Shops;

/// <summary>
/// Kills scheduler, warehouse, creator, downloader and writers with SIGKILL, at random moments, again and again, while orders of cards come in and a
/// person puts cards in and takes them out as it is asked for: each order ends with as many cards as were ordered, and no card is used up besides.
/// </summary>
public sealed class KilledSiteTests : IDisposable
{
    private const int Gigabytes = 8;
    private const int Cards = 3;

    private static readonly int KillsOfEach = TestScale.Of(4, 50);
    private static readonly long CardBytes = MemoryCard.All.First(card => card.Gigabytes == Gigabytes).Bytes;

    private readonly OpenShop _shop = new();

    [Fact]
    public async Task Orders_of_cards_end_right_however_often_each_process_is_killed_and_no_card_is_written_twice()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var parts = await _shop.StartApartAsync();
        var site = new CardSite(_shop, "camp", "A", "B");
        await site.OpenAsync();
        List<ServiceProcess> workers = [site.Downloader(), site.Writer("A"), site.Writer("B")];
        workers.ForEach(worker => worker.Start());
        parts.AddRange(workers);

        var person = new CardPerson(_shop, site, CardBytes);
        var killing = RandomKills.RunAsync(parts, KillsOfEach, new Random(seed));
        var orders = new List<Order>();
        do
        {
            var order = await OpenShop.InsistAsync(() => PlaceAsync(orders.Count));
            orders.Add(await person.AttendAsync(order));
        }
        while (!killing.IsCompleted);

        await killing;
        TestContext.Current.TestOutputHelper?.WriteLine($"{orders.Count} orders, {person.Used} cards; kills: {string.Join(", ", parts.Select(part => part.Kills))}");
        Assert.Equal(orders.Count * Cards, person.Used);
        Assert.All(orders, order => Assert.Equal(
            (Cards, 1), (order.Tasks!.Count(task => task.Status == WorkStatus.Written), order.Tasks!.Max(task => task.Round))));
    }

    public void Dispose() => _shop.Dispose();

    private Task<Order> PlaceAsync(int number)
    {
        var content = $"content-{number % 2}.zim";
        _shop.Bench.WriteRandom(content, (20 + (20 * (number % 2))) << 20, number % 2);
        return _shop.Manager.PlaceOrderAsync(
            new NewOrder(
                Recipes.WithFiles(_shop.Base, ($"/data/{content}", _shop.Bench.Url(content))),
                $"order {number}",
                Media: new Media(MediaType.Physical, Gigabytes),
                Quantity: Cards,
                Client: new Person("Ann", "ann@example.org", "en", "+223 1234", "The school\nBamako", "ML")),
            $"order {number}",
            TestContext.Current.CancellationToken);
    }
}
