using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Stations;

/// <summary>A station as its shop knows it.</summary>
/// <param name="Address">Of the shop.</param>
/// <param name="User">The account.</param>
/// <param name="Site">What orders call it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Active">Whether orders may go there.</param>
/// <param name="Slots">As the writers have announced them.</param>
/// <param name="Orders">Those whose cards are written here.</param>
internal sealed record ShopSide(string Address, string User, string Site, string Name, bool Active, IReadOnlyList<ShopSlot> Slots, IReadOnlyList<WaitingOrder> Orders)
{
    public static ShopSide Of(string address, string user, Site site, SiteImages images) =>
        new(address, user, site.Slug, site.Name, site.Active, [.. site.Slots.Select(ShopSlot.Of)], [.. images.Images.Select(WaitingOrder.Of)]);

    /// <summary>For people.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        $"The shop {Address} knows this station as the site {Site}{(Active ? "" : ", which gets no orders: a manager has switched it off")}.",
        .. Slots.Count == 0 ? ["No writer of it has called yet."] : TextTable.Of(["slot", "writer", "card"], [.. Slots.Select(slot => slot.Cells())]),
        "",
        .. Orders.Count == 0 ? ["No order has cards to write here."] : TextTable.Of(["order", "cards left", "image", "size", ""], [.. Orders.Select(order => order.Cells())]),
    ];
}
