using System.CommandLine;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order move</c></summary>
internal static class OrderMoveCommand
{
    public static Command Create()
    {
        var id = OrderArgument.Create();
        var card = CardOption.Create("Only this card, to another slot of its site. Default: the whole order, to another site.");
        var slot = new Option<string?>("--slot") { Description = "With --card: where to. Default: whichever slot is free first.", HelpName = "SLOT" };
        var site = new Option<string?>("--site") { Description = "Without --card: where to. Default: the first site that has time.", HelpName = "SITE" };
        var shopOptions = new ShopOptions();
        var command = new Command("move", "Have an order written at another site, or one card of it in another slot.") { id, card, slot, site };
        shopOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(card) is null ? result.GetResult(slot) is not null : result.GetResult(site) is not null)
            {
                result.AddError("--slot goes with --card, --site without it.");
            }
        });
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var order = parse.GetRequiredValue(id);
            if (parse.GetValue(card) is not { } number)
            {
                return OrderAct.Tell(session, await shop.Client.MoveOrderAsync(order, new OrderMove(parse.GetValue(site)), cancellation));
            }

            var task = CardOption.Find(await shop.Client.GetOrderAsync(order, cancellation), number);
            await shop.Client.MoveCardAsync(task.Id, new CardMove(parse.GetValue(slot)), cancellation);
            return OrderAct.Tell(session, await shop.Client.GetOrderAsync(order, cancellation));
        });
        return command;
    }
}
