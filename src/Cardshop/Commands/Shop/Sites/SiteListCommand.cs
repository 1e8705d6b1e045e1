using System.CommandLine;
using Cardshop.Commands.Shop.Listings;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Sites;

/// <summary><c>cardshop site list</c></summary>
internal static class SiteListCommand
{
    private static readonly string[] Heads = ["SITE", "NAME", "ACCOUNT", "CHANNEL", "ACTIVE", "SLOTS", "SEEN"];

    public static Command Create()
    {
        var active = ActiveOption.Create("Only those that orders may go to, or may not.");
        var list = new ListOptions("created", "slug");
        var shopOptions = new ShopOptions();
        var command = new Command("list", "List sites.") { active };
        list.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var sites = await list.ReadAsync(parse, [("active", parse.GetValue(active))], query => shop.Client.ListSitesAsync(query, cancellation));
            return ListOptions.Tell(session, sites, ShopJson.Default.ItemListSite, Heads, Row);
        });
        return command;
    }

    private static IReadOnlyList<string> Row(Site site) =>
    [
        site.Slug, site.Name, site.Account ?? "", site.Channel ?? "", ShopText.Mark(site.Active), string.Join(' ', site.Slots.Select(slot => slot.Name)),
        site.IsAlive ? "now" : site.LastSeen is { } seen ? ShopText.Time(seen) : "never",
    ];
}
