using System.Text.RegularExpressions;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Accounts;

namespace Cardshop.Scheduler.Sites;

/// <summary>What sites and slots have to be.</summary>
internal static partial class SiteRules
{
    /// <summary>What stands for one's own site in addresses.</summary>
    public const string Own = "me";

    private const int LongestName = 200;
    private const int MostEmails = 10;

    public static List<FieldProblem> Check(SiteRequest request, bool isNew)
    {
        var errors = new List<FieldProblem>();
        Require(!isNew || (AccountRules.IsSlug(request.Slug) && request.Slug is not Own), "slug", "give 1 to 64 of the characters a-z A-Z 0-9 _ . + -");
        Require(request.Name is null || (!string.IsNullOrWhiteSpace(request.Name) && request.Name.Length <= LongestName), "name", $"give a name of at most {LongestName} characters");
        Require(request.Language is null || IsLanguage(request.Language), "language", "give two letters, such as en or fr");
        Require(request.Emails is null || request.Emails.Count <= MostEmails, "emails", $"give at most {MostEmails}");
        errors.AddRange((request.Emails ?? []).Take(MostEmails).SelectMany((email, i) => AccountRules.Email($"emails[{i}]", email)));
        return errors;

        void Require(bool holds, string field, string message)
        {
            if (!holds)
            {
                errors.Add(new FieldProblem(field, message));
            }
        }
    }

    public static bool IsLanguage(string text) => text.Length == 2 && text.All(char.IsAsciiLetter);

    /// <summary>Whether text can be the name of a slot.</summary>
    public static bool IsSlot(string? text) => text is not null && SlotPattern().IsMatch(text);

    /// <summary>A slot by the name that the store has.</summary>
    public static string Fold(string slot) => slot.ToUpperInvariant();

    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9-]{0,11}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlotPattern();
}
