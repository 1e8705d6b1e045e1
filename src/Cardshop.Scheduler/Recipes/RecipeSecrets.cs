using System.Text;
using System.Text.RegularExpressions;

namespace Cardshop.Scheduler.Recipes;

/// <summary>
/// Finds the secrets of a recipe, so that nobody but the worker sees them: values of keys that speak of passwords, tokens and keys, the same in
/// lists of environment variables, and passwords in addresses. Works on the text, so that a recipe that is not quite YAML is safe as well.
/// </summary>
public static partial class RecipeSecrets
{
    private const string Mask = "***";
    private const int Shortest = 4;

    /// <summary>The recipe with its secrets shown as <c>***</c>.</summary>
    public static string Hide(string recipe)
    {
        var hidden = AddressPattern().Replace(recipe, match => $"{match.Groups["before"].Value}{Mask}@");
        return PairPattern().Replace(hidden, match => $"{match.Groups["before"].Value}{Mask}");
    }

    /// <summary>The secrets themselves, the longest first.</summary>
    public static IReadOnlyList<byte[]> Of(string recipe) =>
    [
        .. PairPattern().Matches(recipe).Select(match => match.Groups["value"].Value.Trim().Trim('"', '\''))
            .Concat(AddressPattern().Matches(recipe).Select(match => match.Groups["value"].Value))
            .Where(value => value.Length >= Shortest && value is not Mask)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(value => value.Length)
            .Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Overwrites secrets with stars; the length stays, so that offsets do.</summary>
    public static void Blank(Span<byte> text, IReadOnlyList<byte[]> secrets)
    {
        foreach (var secret in secrets)
        {
            for (var rest = text; rest.IndexOf(secret) is >= 0 and var at; rest = rest[(at + secret.Length)..])
            {
                rest.Slice(at, secret.Length).Fill((byte)'*');
            }
        }
    }

    // "passphrase: hunter22", "  - ADMIN_PASSWORD=hunter22", "\"token\": \"x\"". A block scalar after the colon is not on the same line; such
    // multi-line secrets are the lines below, which are deeper than the key.
    [GeneratedRegex(
        @"(?<before>[""']?[A-Za-z0-9_.-]*(pass(word|phrase|wd)?|secret|token|api_?key|private_?key|psk|credential)[A-Za-z0-9_.-]*[""']?[ \t]*[:=][ \t]*)(?<value>[|>][+-]?[0-9]?[ \t]*(\r?\n[ \t]+[^\r\n]*)+|[^\s#,}\]][^\r\n,}\]]*)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex PairPattern();

    [GeneratedRegex(@"(?<before>[a-z][a-z0-9+.-]*://[^\s/@:]*:)(?<value>[^\s/@]+)@", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AddressPattern();
}
