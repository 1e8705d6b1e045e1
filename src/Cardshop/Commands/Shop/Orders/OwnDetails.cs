using Cardshop.Cards.Personalisation;
using Cardshop.Commands.Cards;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Reads what each card of an order has of its own.</summary>
internal static class OwnDetails
{
    /// <summary>The cards of a list, by its columns.</summary>
    /// <exception cref="PersonalisationException">Something is wrong with it.</exception>
    /// <exception cref="ShopException">It names files, which stay on this machine.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        var cards = PersonaliseOption.Read(path);
        var problems = cards.Where(card => card.Files.Count > 0).Select(card => $"{path}:{card.Line}: has files, which orders cannot carry. Put them into the recipe.").ToList();
        return problems.Count > 0 ? throw new ShopException(ExitCode.Refused, problems) : [.. cards.Select(Columns)];
    }

    private static Dictionary<string, string> Columns(CardDetails card) => new(card.Settings, StringComparer.Ordinal) { ["serial"] = card.Serial };
}
