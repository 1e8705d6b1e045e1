using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.Orders;

/// <summary>What an order of cards has to be beyond what every order has to be, and what is for such orders only.</summary>
internal static class CardRules
{
    public const int MostCards = 10;

    private const string Serial = "serial";
    private const int LongestSerial = 64;
    private const int LongestValue = 1000;
    private static readonly string[] Columns = [Serial, "ssid", "passphrase", "hostname", "timezone"];

    public static IEnumerable<FieldProblem> Check(NewOrder order) => order.Media?.Type == MediaType.Physical ? CheckCards(order) : CheckDownload(order);

    private static IEnumerable<FieldProblem> CheckDownload(NewOrder order)
    {
        if (order.Quantity is not (null or 1))
        {
            yield return new FieldProblem("quantity", "a download is for one image; say that cards are wanted: media.type physical");
        }

        if (order.Site is not null)
        {
            yield return new FieldProblem("site", "only cards are written at a site");
        }

        if (order.Cards is not null)
        {
            yield return new FieldProblem("cards", "only cards can have something of their own");
        }
    }

    private static IEnumerable<FieldProblem> CheckCards(NewOrder order)
    {
        if (order.Quantity is < 1 or > MostCards)
        {
            yield return new FieldProblem("quantity", $"give 1 to {MostCards} cards");
        }

        if (string.IsNullOrWhiteSpace((order.Recipient ?? order.Client)?.Address))
        {
            yield return new FieldProblem($"{(order.Recipient is null ? "client" : "recipient")}.address", "say where the cards are to be sent");
        }

        if (order.Cards is not { } cards)
        {
            yield break;
        }

        if (cards.Count != (order.Quantity ?? 1))
        {
            yield return new FieldProblem("cards", $"there are {cards.Count} for {order.Quantity ?? 1} cards; give one for each");
        }

        foreach (var problem in cards.Take(MostCards).SelectMany(CheckCard))
        {
            yield return problem;
        }

        if (cards.Take(MostCards).Select(card => card?.GetValueOrDefault(Serial)).OfType<string>().GroupBy(serial => serial, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            yield return new FieldProblem("cards", $"the serial {twice.Key} is there more than once; give each card its own");
        }
    }

    private static IEnumerable<FieldProblem> CheckCard(IReadOnlyDictionary<string, string>? card, int i)
    {
        if (card?.GetValueOrDefault(Serial) is not { Length: > 0 and <= LongestSerial } serial || !serial.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            yield return new FieldProblem($"cards[{i}].serial", $"give 1 to {LongestSerial} letters, digits and - _ .");
        }

        foreach (var (column, value) in card ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (!Columns.Contains(column, StringComparer.Ordinal) && !(column.StartsWith("ap.", StringComparison.Ordinal) && column.Length is > 3 and <= LongestSerial && !column.EndsWith('.')))
            {
                yield return new FieldProblem($"cards[{i}]", $"\"{column[..Math.Min(column.Length, LongestSerial)]}\" is not one of {string.Join(", ", Columns)}, ap.KEY");
            }
            else if (value is null || value.Length > LongestValue)
            {
                yield return new FieldProblem($"cards[{i}].{column}", $"give at most {LongestValue} characters");
            }
        }
    }
}
