using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order resume</c></summary>
internal static class OrderResumeCommand
{
    public static Command Create() => CardAct.Create(
        "resume", "Have a card that failed, or needs a person, carried on in its slot, with the same card.", (client, card, cancellation) => client.ResumeCardAsync(card.Id, cancellation));
}
