using System.CommandLine;

namespace Cardshop.Commands.Shop.Warehouses;

/// <summary><c>cardshop warehouse remove</c></summary>
internal static class WarehouseRemoveCommand
{
    public static Command Create()
    {
        var slug = WarehouseArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("remove", "Remove a warehouse from the shop; what lies in it stays there.") { slug };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            await shop.Client.DeleteWarehouseAsync(parse.GetRequiredValue(slug), cancellation);
            return RemovedResult.Tell(session, parse.GetRequiredValue(slug));
        });
        return command;
    }
}
