using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Recipes;
using Cardshop.Scheduler.Setup;
using Cardshop.Shop.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cardshop.Shop.Setup;

public sealed class FurnishingTests : IAsyncLifetime
{
    private static readonly Uri Old = new("http://127.0.0.1:8080/v1/warehouse/");
    private static readonly Uri New = new("https://shop.example.org/v1/warehouse/");

    private ShopHost _host = null!;

    private Furnishing Furnishing => _host.Get<Furnishing>();

    public async ValueTask InitializeAsync() =>
        _host = await ShopHost.StartAsync(configure: services => services.AddSingleton<IRecipePlanner, StubPlanner>());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_new_shop_can_take_orders()
    {
        await FurnishAsync(Old);
        var manager = await _host.ManagerAsync();
        var order = await manager.PlaceOrderAsync(Hosting.Shop.Order() with { Channel = Furnishing.Slug });
        Assert.Equal((new Uri(Old, "uploads"), new Uri(Old, "objects/")), (order.UploadUri, order.DownloadUri));
    }

    [Fact]
    public async Task When_the_warehouse_has_moved_its_orders_and_artifacts_move_with_it()
    {
        await FurnishAsync(Old);
        var manager = await _host.ManagerAsync();
        var creator = await _host.UserAsync(manager, "creator", Contracts.Accounts.Role.Creator);
        var made = await manager.PlaceOrderAsync(Hosting.Shop.Order() with { Channel = Furnishing.Slug });
        var lease = (await creator.ClaimAsync(Hosting.Shop.Claim(wait: 5)))!;
        var done = Hosting.Shop.Done(lease);
        await creator.FinishAsync(lease.Id, done with { Artifacts = [done.Artifacts![0] with { Url = $"{Old}objects/{made.FileName}" }] });
        var waiting = await manager.PlaceOrderAsync(Hosting.Shop.Order() with { Channel = Furnishing.Slug });

        await FurnishAsync(New);

        var moved = Assert.Single((await manager.ListWarehousesAsync()).Items);
        Assert.Equal((new Uri(New, "uploads"), new Uri(New, "objects/")), (moved.UploadUri, moved.DownloadUri));
        Assert.Equal(new Uri(New, "uploads"), (await manager.GetOrderAsync(waiting.Id)).UploadUri);
        Assert.Equal(new Uri(New, $"objects/{made.FileName}"), Assert.Single((await manager.GetOrderAsync(made.Id)).Artifacts!).Url);
    }

    [Fact]
    public async Task A_warehouse_that_a_person_has_changed_or_made_stays_as_it_is()
    {
        await FurnishAsync(Old);
        var manager = await _host.ManagerAsync();
        await manager.ChangeWarehouseAsync(Furnishing.Slug, new WarehouseRequest { DownloadUri = "https://mirror.example.org/" });
        await FurnishAsync(New);
        Assert.Equal(new Uri(Old, "uploads"), Assert.Single((await manager.ListWarehousesAsync()).Items).UploadUri);

        await manager.DeleteWarehouseAsync(Furnishing.Slug);
        await manager.CreateWarehouseAsync(new WarehouseRequest { Slug = Furnishing.Slug, UploadUri = "http://a/", DownloadUri = "http://b/" });
        await FurnishAsync(New);
        Assert.Equal(new Uri("http://a/"), Assert.Single((await manager.ListWarehousesAsync()).Items).UploadUri);
    }

    [Fact]
    public async Task A_channel_that_a_person_has_made_is_enough()
    {
        var manager = await _host.ManagerAsync();
        await manager.CreateChannelAsync(new ChannelRequest { Slug = "kiwix", Name = "Kiwix" });
        await FurnishAsync(Old);
        Assert.Equal("kiwix", Assert.Single((await manager.ListChannelsAsync()).Items).Slug);
    }

    private async Task FurnishAsync(Uri warehouse)
    {
        await Furnishing.MakeChannelAsync();
        await Furnishing.MakeWarehouseAsync(new Uri(warehouse, "uploads"), new Uri(warehouse, "objects/"));
    }
}
