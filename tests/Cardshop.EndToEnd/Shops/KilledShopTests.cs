using System.Security.Cryptography;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Shops;

/// <summary>
/// Kills scheduler, warehouse and creator with SIGKILL, at random moments, again and again, while orders come in: each of them ends with its
/// image, once, to the byte what the engine makes of its recipe.
/// </summary>
public sealed class KilledShopTests(SmallBase smallBase) : IDisposable
{
    private const int KillsOfEach = 50;
    private const int OrdersAtATime = 4;
    private const string ServiceToken = "a token that only these two know, and long";

    private readonly OpenShop _shop = new(smallBase);
    private readonly int _warehousePort = FreePort.Next();

    [Fact]
    public async Task Orders_end_right_and_once_however_often_scheduler_warehouse_and_creator_are_killed()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var parts = await StartAsync();
        var recipes = Enumerable.Range(0, 3).Select(Recipe).ToList();
        var expected = recipes.Select(Engine).ToList();

        var placed = new List<(int Recipe, Order Order)>();
        using var over = new CancellationTokenSource();
        var killing = KillAsync(parts, new Random(seed), over.Token);
        while (!killing.IsCompleted)
        {
            var open = 0;
            foreach (var (_, order) in placed)
            {
                open += await IsOverAsync(order) ? 0 : 1;
            }

            if (open < OrdersAtATime)
            {
                var number = placed.Count % recipes.Count;
                placed.Add((number, await InsistAsync($"order {placed.Count}", key => _shop.Manager.PlaceOrderAsync(Wanted(recipes[number]), key, TestContext.Current.CancellationToken))));
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await killing;
        foreach (var (number, order) in placed)
        {
            var ended = await _shop.AwaitAsync(order.Id, OrderStatus.PendingExpiry);
            var image = Assert.Single(ended.Artifacts!, artifact => artifact.Kind is "image");
            Assert.Equal(expected[number], image.Sha256);
            Assert.Equal(expected[number], Sha256Of(ended.FileName));
            Assert.Single(ended.History!, step => step.To is "pending_expiry");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{placed.Count} orders; kills: {string.Join(", ", parts.Select(part => part.Kills))}");
        Assert.Equal(placed.Count, Directory.GetFiles(_shop.Bench["warehouse/objects"], "*.img").Length);
        Assert.Empty(Directory.GetFiles(_shop.Bench["warehouse/uploads"]));
        Assert.All(parts, part => Assert.True(part.Kills >= KillsOfEach, $"only {part.Kills} kills"));
    }

    public void Dispose() => _shop.Dispose();

    private static NewOrder Wanted(string recipe) => new(recipe, Media: new Media(MediaType.Virtual), Client: new Person("Ann", "ann@example.org", "en"), Channel: "main");
}
