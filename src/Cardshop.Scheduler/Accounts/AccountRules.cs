using System.Text.RegularExpressions;
using Cardshop.Contracts.Problems;

namespace Cardshop.Scheduler.Accounts;

/// <summary>What names, addresses and passwords have to be.</summary>
internal static partial class AccountRules
{
    public const int ShortestPassword = 10;
    private const int LongestPassword = 1024;

    public static IEnumerable<FieldProblem> Username(string? text)
    {
        if (text is null || !SlugPattern().IsMatch(text))
        {
            yield return new FieldProblem("username", "give 1 to 64 of the characters a-z A-Z 0-9 _ . + -");
        }
    }

    public static IEnumerable<FieldProblem> Email(string field, string? text)
    {
        if (text is null || !EmailPattern().IsMatch(text))
        {
            yield return new FieldProblem(field, "give a mail address, such as somebody@example.org");
        }
    }

    public static IEnumerable<FieldProblem> Password(string field, string? text)
    {
        if (text is null || text.Length is < ShortestPassword or > LongestPassword)
        {
            yield return new FieldProblem(field, $"give {ShortestPassword} to {LongestPassword} characters");
        }
    }

    /// <summary>Whether text can be the name of an account, a channel or a warehouse.</summary>
    public static bool IsSlug(string? text) => text is not null && SlugPattern().IsMatch(text);

    [GeneratedRegex(@"^[a-zA-Z0-9_.+-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlugPattern();

    // No line breaks or spaces, or a header of a mail could be forged with it.
    [GeneratedRegex(@"^[^\s\p{Cc}@<>,;:""\\()\[\]]{1,64}@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EmailPattern();
}
