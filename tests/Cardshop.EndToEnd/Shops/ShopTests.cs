using System.Text.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Shops;

/// <summary>A whole shop in one process, from the order to the verified download.</summary>
public sealed class ShopTests : IDisposable
{
    private readonly OpenShop _shop = new();

    public ShopTests()
    {
        _shop.Bench.WriteRandom("a.zim", 3_000_000);
    }

    private string Recipe => Recipes.WithFiles(_shop.Base, ("/data/contents/a.zim", _shop.Bench.Url("a.zim")));

    [Fact]
    public async Task An_order_becomes_the_image_that_the_engine_makes_with_its_manifest_and_block_map()
    {
        await _shop.UpAsync();
        var order = await _shop.OrderAsync(Recipe, "First");
        var ended = await _shop.AwaitAsync(order.Id, OrderStatus.PendingExpiry);
        Assert.Equal(["bmap", "image", "manifest"], ended.Artifacts!.Select(artifact => artifact.Kind).Order(StringComparer.Ordinal));
        foreach (var artifact in ended.Artifacts!)
        {
            var file = _shop.Bench[$"download{(artifact.Kind is "image" ? ".img" : artifact.Name[artifact.Name.IndexOf(".img", StringComparison.Ordinal)..])}"];
            var link = await _shop.Manager.LinkArtifactAsync(artifact.Id, TestContext.Current.CancellationToken);
            Tool.Run("curl", "--silent", "--show-error", "--fail", "--location", "--output", file, link.Url.AbsoluteUri);
            Assert.Equal(artifact.Sha256, Oracles.Sha256(file));
        }

        var image = _shop.Bench["download.img"];
        Oracles.RequireSound(image);
        _shop.Bench.Run("image", "verify", image);
        Tool.Run("bmaptool", "copy", "--bmap", image + ".bmap", image, _shop.Bench["card.img"]);
        Oracles.RequireSame(image, _shop.Bench["card.img"]);

        _shop.Bench.Write("recipe.yaml", Recipe);
        _shop.Bench.Run("image", "create", "recipe.yaml", "engine.img");
        Oracles.RequireSame(image, _shop.Bench["engine.img"]);
        Assert.Equal(
            WithoutWhole(Oracles.Manifest(_shop.Bench["engine.img"])),
            WithoutWhole(Oracles.Manifest(image)));
    }

    [Fact]
    public async Task A_source_that_is_gone_fails_the_order_with_cause_and_remedy_and_a_retry_succeeds_once_it_is_back()
    {
        _shop.Settings["CARDSHOP__SCHEDULER__QUEUE__ATTEMPTS"] = "1";
        var up = await _shop.UpAsync();
        up.Stop();
        var scheduler = _shop.Part("serve", "--services", "scheduler,warehouse", "--data", _shop.Bench["shop"], "--urls", _shop.Http.BaseAddress!.AbsoluteUri, "--json");
        await scheduler.StartAsync();
        var order = await _shop.OrderAsync(Recipe);
        scheduler.Stop();

        File.Move(_shop.Bench["a.zim"], _shop.Bench["away.zim"]);
        await up.StartAsync();
        var failed = await _shop.AwaitAsync(order.Id, OrderStatus.CreationFailed);
        var task = Assert.Single(failed.Tasks!);
        Assert.Equal(WorkStatus.FailedToBuild, task.Status);
        Assert.Contains("a.zim", task.Cause, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(task.Remedy));
        Assert.Empty(failed.Artifacts!);

        File.Move(_shop.Bench["away.zim"], _shop.Bench["a.zim"]);
        await _shop.Manager.RetryOrderAsync(order.Id, TestContext.Current.CancellationToken);
        await _shop.AwaitAsync(order.Id, OrderStatus.PendingExpiry);
    }

    [Fact]
    public async Task An_order_that_is_cancelled_stops_its_creator_and_leaves_nothing_behind()
    {
        await _shop.UpAsync();
        _shop.Bench.WriteRandom("large.zim", 400 << 20);
        var order = await _shop.OrderAsync(Recipes.WithFiles(_shop.Base, ("/data/large.zim", _shop.Bench.Url("large.zim"))));
        await AwaitAsync(async () => (await _shop.Manager.GetOrderAsync(order.Id)).Tasks!.Any(task => task.Status is WorkStatus.Building or WorkStatus.Uploading));
        await _shop.Manager.CancelOrderAsync(order.Id, TestContext.Current.CancellationToken);
        Assert.Equal(OrderStatus.Canceled, (await _shop.Manager.GetOrderAsync(order.Id, TestContext.Current.CancellationToken)).Status);
        await AwaitAsync(async () => (await _shop.Manager.ListWorkersAsync()).Items.All(worker => worker.Tasks.Count == 0));

        // The creator is free for the next order.
        var next = await _shop.OrderAsync(Recipe);
        await _shop.AwaitAsync(next.Id, OrderStatus.PendingExpiry);

        // What was on its way into the warehouse in the moment of the cancellation is removed within a minute.
        await AwaitAsync(() => Task.FromResult(Directory.GetFiles(_shop.Bench["shop/warehouse/objects"], "*.img").Length == 1));
        Assert.Equal([next.FileName], Directory.GetFiles(_shop.Bench["shop/warehouse/objects"], "*.img").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_recipe_that_names_what_is_not_public_is_refused_with_all_reasons_and_nothing_is_ordered()
    {
        await _shop.UpAsync();
        var refused = await Assert.ThrowsAsync<Cardshop.Contracts.Problems.ProblemException>(() => _shop.OrderAsync(
            Recipes.WithFiles(_shop.Base, ("/data/a", new Uri("http://127.0.0.1:1/a")), ("/data/b", new Uri("file:///etc/passwd")))));
        Assert.Equal(2, refused.Problem.Errors!.Count);
        Assert.Empty((await _shop.Manager.ListOrdersAsync("", TestContext.Current.CancellationToken)).Items);
    }

    [Fact]
    public async Task A_creator_that_is_stopped_gives_its_task_back_and_the_next_one_carries_on()
    {
        var both = _shop.Part("serve", "--services", "scheduler,warehouse", "--data", _shop.Bench["shop"], "--urls", _shop.Http.BaseAddress!.AbsoluteUri, "--json");
        await _shop.SetUpAsync((await both.StartAsync()).GetProperty("setup").GetString()!);
        _shop.Bench.WriteRandom("large.zim", 300 << 20);
        var order = await _shop.OrderAsync(Recipes.WithFiles(_shop.Base, ("/data/large.zim", _shop.Bench.Url("large.zim"))));
        var creator = await _shop.CreatorAsync();
        creator.Start();
        await AwaitAsync(async () => (await _shop.Manager.GetOrderAsync(order.Id)).Tasks!.Any(task => task.Status is WorkStatus.Building or WorkStatus.Uploading));
        Assert.Equal(130, creator.Stop());
        var task = Assert.Single((await _shop.Manager.GetOrderAsync(order.Id, TestContext.Current.CancellationToken)).Tasks!);
        Assert.Equal(WorkStatus.Pending, task.Status);

        creator.Start();
        await _shop.AwaitAsync(order.Id, OrderStatus.PendingExpiry);
        var (_, log) = await _shop.Manager.ReadLogAsync(task.Id, cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("in the warehouse, SHA-256", System.Text.Encoding.UTF8.GetString(log), StringComparison.Ordinal);
    }

    public void Dispose() => _shop.Dispose();

    /// <summary>The creator hashes the whole image on its way; <c>image create</c> does so only when asked.</summary>
    private static string WithoutWhole(JsonElement manifest) =>
        string.Join('\n', manifest.EnumerateObject().Where(property => property.Name is not "sha256").Select(property => property.ToString()));

    private static async Task AwaitAsync(Func<Task<bool>> moment)
    {
        var deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(2);
        while (!await moment())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, "it never came so far");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
