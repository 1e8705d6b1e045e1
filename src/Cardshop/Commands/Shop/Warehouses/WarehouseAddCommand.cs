using System.CommandLine;

namespace Cardshop.Commands.Shop.Warehouses;

/// <summary><c>cardshop warehouse add</c></summary>
internal static class WarehouseAddCommand
{
    public static Command Create()
    {
        var slug = WarehouseArgument.Create();
        var options = new WarehouseOptions(isNew: true);
        var channel = new Option<string?>("--channel") { Description = "Whose it is. Default: that of who adds it, else everybody's.", HelpName = "CHANNEL" };
        var shopOptions = new ShopOptions();
        var command = new Command("add", "Add a warehouse.") { slug, channel };
        options.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var wanted = options.Read(parse) with { Slug = parse.GetRequiredValue(slug), Channel = parse.GetValue(channel) };
            return WarehouseResult.Tell(session, await shop.Client.CreateWarehouseAsync(wanted, cancellation));
        });
        return command;
    }
}
