using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Cardshop.Scheduler.Recipes;

/// <summary>
/// What a secret looks like in a text: values of names that speak of passwords, tokens and keys, be it YAML, JSON or a list of environment
/// variables, and passwords in addresses. Takes time in proportion to the text, whatever is in it.
/// </summary>
internal static partial class SecretPatterns
{
    /// <summary>What is shown instead.</summary>
    public const string Mask = "***";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    private static readonly SearchValues<string> SecretWords = SearchValues.Create(
        ["pass", "secret", "token", "apikey", "api_key", "api-key", "privatekey", "private_key", "private-key", "psk", "credential"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether what has this name is a secret.</summary>
    public static bool IsSecretName(ReadOnlySpan<char> name) => name.ContainsAny(SecretWords);

    /// <summary>A text without its secrets.</summary>
    public static string Hide(string text)
    {
        var hidden = new StringBuilder();
        var end = 0;
        foreach (var range in Find(text).OrderBy(range => range.Start.Value))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (start >= end)
            {
                hidden.Append(text, end, start - end).Append(Mask);
            }

            end = Math.Max(end, start + length);
        }

        return hidden.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>The secrets of a text.</summary>
    public static IEnumerable<string> In(string text) => Find(text).Select(range => text[range].Trim().Trim('"', '\'')).Where(value => value is not Mask);

    private static IEnumerable<Range> Find(string text) => Values(text).Concat(Passwords(text));

    /// <summary>Of <c>passphrase: hunter22</c>, <c>- ADMIN_PASSWORD=hunter22</c>, <c>"token": "x"</c>.</summary>
    private static IEnumerable<Range> Values(string text)
    {
        var at = 0;
        while (text.AsSpan(at).IndexOfAny(NameCharacters) is >= 0 and var before)
        {
            var start = at + before;
            var length = text.AsSpan(start).IndexOfAnyExcept(NameCharacters);
            at = length < 0 ? text.Length : start + length;
            if (IsSecretName(text.AsSpan(start..at)) && ValuePattern().Match(text, at) is { Success: true } match)
            {
                var value = match.Groups["value"];
                at = value.Index + value.Length;
                yield return value.Index..at;
            }
        }
    }

    /// <summary>Of <c>https://joe:hunter22@content.example/</c>.</summary>
    private static IEnumerable<Range> Passwords(string text)
    {
        const string mark = "://";
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
        {
            if (PasswordPattern().Match(text, at + mark.Length) is { Success: true } match)
            {
                var value = match.Groups["value"];
                yield return value.Index..(value.Index + value.Length);
            }
        }
    }

    // A block scalar begins with | or >; its lines are those below that are deeper than nothing.
    [GeneratedRegex(
        @"\G[""']?[ \t]*[:=][ \t]*(?<value>[|>][+-]?[0-9]?[ \t]*(\r?\n[ \t]+[^\r\n]*)+|""(\\.|[^""\\\r\n])*""|'(''|[^'\r\n])*'|[^\s#,}\]][^\r\n,}\]]*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ValuePattern();

    [GeneratedRegex(@"\G[^\s/@:]*:(?<value>[^\s/@]+)@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PasswordPattern();
}
