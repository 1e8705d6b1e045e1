using System.CommandLine;

namespace Cardshop.Commands.Shop.Warehouses;

/// <summary><c>cardshop warehouse change</c></summary>
internal static class WarehouseChangeCommand
{
    public static Command Create()
    {
        var slug = WarehouseArgument.Create();
        var options = new WarehouseOptions(isNew: false);
        var shopOptions = new ShopOptions();
        var command = new Command("change", "Change a warehouse. Orders that were placed keep the addresses that they have.") { slug };
        options.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            var change = options.Read(parse);
            using var shop = shopOptions.Open(session, parse);
            return WarehouseResult.Tell(session, await shop.Client.ChangeWarehouseAsync(parse.GetRequiredValue(slug), change, cancellation));
        });
        return command;
    }
}
