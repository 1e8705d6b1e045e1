using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Imaging.Planning;
using Cardshop.Scheduler.Accounts;

namespace Cardshop.Scheduler.Orders;

/// <summary>What an order has to be, the recipe apart.</summary>
internal static class OrderRules
{
    private const int LongestText = 1000;

    public static List<FieldProblem> Check(NewOrder order)
    {
        var errors = new List<FieldProblem>();
        Require(!string.IsNullOrWhiteSpace(order.Recipe), "recipe", "give the text of a recipe");
        Require(order.Name is null or { Length: > 0 and <= 200 }, "name", "give at most 200 characters");
        Require(order.FileName is null || FileNames.IsGood(order.FileName), "file_name", "give at most 100 letters, digits and . _ - +, not beginning with a dot; {rand} stands for random characters");
        Require(order.Media?.Size is null || CardOf(order.Media.Size.Value) is not null, "media.size", $"give one of {string.Join(", ", MemoryCard.All.Select(card => card.Gigabytes))}");
        Require(order.Media?.Duration is null or (>= 1 and <= 365), "media.duration", "give 1 to 365 days");
        Require(order.Priority is null or (>= -10 and <= 10), "priority", "give -10 to 10");
        Require(order.Client is not null, "client", "say who orders: name and email");
        errors.AddRange(Check("client", order.Client));
        errors.AddRange(Check("recipient", order.Recipient));
        return errors;

        void Require(bool holds, string field, string message)
        {
            if (!holds)
            {
                errors.Add(new FieldProblem(field, message));
            }
        }
    }

    public static MemoryCard? CardOf(int gigabytes) => MemoryCard.All.FirstOrDefault(card => card.Gigabytes == gigabytes);

    private static IEnumerable<FieldProblem> Check(string field, Person? person)
    {
        if (person is null)
        {
            yield break;
        }

        foreach (var problem in AccountRules.Email($"{field}.email", person.Email))
        {
            yield return problem;
        }

        if (string.IsNullOrWhiteSpace(person.Name) || person.Name.Length > 200)
        {
            yield return new FieldProblem($"{field}.name", "give a name of at most 200 characters");
        }

        if (person.Language is { } language && !(language.Length == 2 && language.All(char.IsAsciiLetter)))
        {
            yield return new FieldProblem($"{field}.language", "give two letters, such as en or fr");
        }

        if (person.Country is { Length: > 0 } country && !(country.Length == 2 && country.All(char.IsAsciiLetter)))
        {
            yield return new FieldProblem($"{field}.country", "give two letters (ISO 3166-1)");
        }

        if (person.Phone is { Length: > 0 } phone && (phone.Length > 40 || !phone.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')')))
        {
            yield return new FieldProblem($"{field}.phone", "give digits, spaces and a plus");
        }

        if (person.Address is { Length: > LongestText })
        {
            yield return new FieldProblem($"{field}.address", $"give at most {LongestText} characters");
        }
    }
}
