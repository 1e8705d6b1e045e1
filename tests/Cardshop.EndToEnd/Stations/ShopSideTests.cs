using Cardshop.Commands.Stations;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>What a station shows of what its shop has for it.</summary>
public sealed class ShopSideTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Slots_and_orders_are_said_in_lines()
    {
        var order = new OrderId("ord_1");
        var site = new Site("north", "North School", "north-desk", null, Active: false, [], "en", [new("A", 8_000_000_000, null, Now, IsAlive: true), new("B", null, null, Now, IsAlive: false)], Now, IsAlive: true, Now);
        var side = ShopSide.Of("https://shop.example.org/", "north-desk", site, new SiteImages([new SiteImage(order, "school.img", 4_000_000_000, new string('0', 64), WorkStatus.Downloading, 3)]));
        var lines = string.Join('\n', side.Lines());
        Assert.Contains("the site north, which gets no orders", lines, StringComparison.Ordinal);
        Assert.Contains("has not called for a while", lines, StringComparison.Ordinal);
        Assert.Matches($"{order} +3 +school.img .*download: downloading", lines);
        Assert.Contains("No order has cards", string.Join('\n', ShopSide.Of("https://shop.example.org/", "north-desk", site, new SiteImages([])).Lines()), StringComparison.Ordinal);
    }
}
