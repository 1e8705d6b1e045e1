using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Shops;

/// <summary>
/// Kills scheduler, warehouse and creator with SIGKILL, at random moments, again and again, while orders come in: each of them ends with its
/// image, once, to the byte what the engine makes of its recipe.
/// </summary>
public sealed class KilledShopTests : IDisposable
{
    private const int OrdersBefore = 16;
    private const int OrdersAtATime = 4;
    private const int Recipes = 3;
    private static readonly int KillsOfEach = TestScale.Of(8, 200);

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly OpenShop _shop = new();

    [Fact]
    public async Task Orders_end_right_and_once_however_often_scheduler_warehouse_and_creator_are_killed()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var recipes = Enumerable.Range(0, Recipes).Select(Recipe).ToList();
        var expected = recipes.Select(Engine).ToList();
        var parts = await _shop.StartApartAsync();

        var placed = new List<(int Recipe, Order Order)>();
        while (placed.Count < OrdersBefore)
        {
            await PlaceAsync();
        }

        var killing = RandomKills.RunAsync(parts, KillsOfEach, new Random(seed));
        while (!killing.IsCompleted)
        {
            if (await CountOpenAsync() < OrdersAtATime)
            {
                await PlaceAsync();
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await killing;
        foreach (var (number, order) in placed)
        {
            var ended = await _shop.AwaitAsync(order.Id, OrderStatus.PendingExpiry);
            var image = Assert.Single(ended.Artifacts!, artifact => artifact.Kind is "image");
            Assert.Equal(expected[number], image.Sha256);
            RequireWhole(ended, expected[number]);
            Assert.Single(ended.History!, step => step.To is "pending_expiry");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{placed.Count} orders; kills: {string.Join(", ", parts.Select(part => part.Kills))}");
        Assert.Equal(placed.Count, Directory.GetFiles(_shop.Bench["warehouse/warehouse/objects"], "*.img").Length);
        Assert.Empty(Directory.GetFiles(_shop.Bench["warehouse/warehouse/uploads"], "*.part"));
        Assert.All(parts, part => Assert.True(part.Kills >= KillsOfEach, $"only {part.Kills} kills"));

        async Task PlaceAsync()
        {
            var (number, key) = (placed.Count % Recipes, $"order {placed.Count}");
            placed.Add((number, await OpenShop.InsistAsync(() => _shop.Manager.PlaceOrderAsync(OpenShop.Download(recipes[number]), key, TestContext.Current.CancellationToken))));
        }
    }

    public void Dispose() => _shop.Dispose();

    /// <summary>How many orders are not over; as many as there may be while nobody can say.</summary>
    private async Task<int> CountOpenAsync()
    {
        try
        {
            var created = await _shop.Manager.ListOrdersAsync("status=created", TestContext.Current.CancellationToken);
            var creating = await _shop.Manager.ListOrdersAsync("status=creating", TestContext.Current.CancellationToken);
            return created.Items.Count + creating.Items.Count;
        }
        catch (Exception error) when (OpenShop.IsPassing(error))
        {
            return OrdersAtATime;
        }
    }

    /// <summary>What the warehouse has is the image: by its manifest, and for the first of each recipe down to the last hole.</summary>
    private void RequireWhole(Order order, string digest)
    {
        var image = _shop.Bench[$"warehouse/warehouse/objects/{order.FileName}"];
        _shop.Bench.Run("image", "verify", image);
        if (_read.Add(digest))
        {
            Assert.Equal(digest, Oracles.Sha256(image));
        }
    }

    private string Recipe(int number)
    {
        _shop.Bench.WriteRandom($"content-{number}.zim", (20 + (20 * number)) << 20, number);
        return Setting.Recipes.WithFiles(_shop.Base, ($"/data/content-{number}.zim", _shop.Bench.Url($"content-{number}.zim")));
    }

    /// <summary>The digest of the image that the engine makes of a recipe.</summary>
    private string Engine(string recipe)
    {
        _shop.Bench.Write("recipe.yaml", recipe);
        _shop.Bench.Run("image", "create", "recipe.yaml", "engine.img", "--overwrite");
        return Oracles.Sha256(_shop.Bench["engine.img"]);
    }
}
