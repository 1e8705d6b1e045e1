using System.CommandLine;
using Cardshop.Commands.Shop.Listings;
using KnownWarehouse = Cardshop.Contracts.Shop.Warehouse;

namespace Cardshop.Commands.Shop.Warehouses;

/// <summary><c>cardshop warehouse list</c></summary>
internal static class WarehouseListCommand
{
    private static readonly string[] Heads = ["WAREHOUSE", "CHANNEL", "ACTIVE", "UPLOAD", "DOWNLOAD"];

    public static Command Create()
    {
        var active = ActiveOption.Create("Only those that orders may use, or may not.");
        var list = new ListOptions("created", "slug");
        var shopOptions = new ShopOptions();
        var command = new Command("list", "List warehouses.") { active };
        list.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var warehouses = await list.ReadAsync(parse, [("active", parse.GetValue(active))], query => shop.Client.ListWarehousesAsync(query, cancellation));
            return ListOptions.Tell(session, warehouses, ShopJson.Default.ItemListWarehouse, Heads, Row);
        });
        return command;
    }

    private static IReadOnlyList<string> Row(KnownWarehouse warehouse) =>
        [warehouse.Slug, warehouse.Channel ?? "", ShopText.Mark(warehouse.Active), warehouse.UploadUri.OriginalString, warehouse.DownloadUri.OriginalString];
}
