using Cardshop.Cards.Images;
using Cardshop.Cards.Personalisation;
using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Site;

/// <summary>What a card of an order has of its own.</summary>
internal static class CardPatches
{
    /// <exception cref="PersonalisationException">The order says what cannot be, or the image cannot take it.</exception>
    public static IReadOnlyList<ImagePatch> Of(CardWork card, CardImage image, DateTimeOffset now)
    {
        if (card.Details is not { Count: > 0 } details)
        {
            return [];
        }

        var name = $"card {card.Number}";
        var list = new CardListReader(path => throw new IOException("Files of the station cannot be named by an order.")).Read(details, name);
        return list.Problems.Count > 0
            ? throw new PersonalisationException(list.Problems)
            : [.. list.Cards.SelectMany(line => new CardOverlay(image.Open(), image.Places, now).PatchesOf(line, name))];
    }
}
