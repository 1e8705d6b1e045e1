using Cardshop.Contracts.Queue;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>A card of an order as it stands.</summary>
/// <param name="Card">Its task, as the API has it.</param>
internal sealed record CardResult(ShopTask Card)
{
    public static int Tell(Session session, ShopTask card)
    {
        var slot = card.Slot is { } name ? $", slot {name}" : "";
        session.Reporter.Result(ExitCode.Ok, new CardResult(card), ShopJson.Default.CardResult, $"Card {card.Ordinal}{slot}: {ShopText.Word(card.Status)}.");
        return ExitCode.Ok;
    }
}
