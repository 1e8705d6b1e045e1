using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Content.Fetching;

/// <summary>Says that URLs which begin in one way are to be asked for elsewhere. What is fetched there still counts as what it was asked for as.</summary>
public sealed class MirrorRule
{
    private readonly bool _isWholeHost;

    private MirrorRule(string from, string to, bool isWholeHost)
    {
        From = from;
        To = to;
        _isWholeHost = isWholeHost;
    }

    /// <summary>How a URL must begin.</summary>
    public string From { get; }

    /// <summary>What that beginning is replaced by.</summary>
    public string To { get; }

    /// <summary>
    /// Reads <c>https://download.example.org/=http://127.0.0.1:8080/</c>. The right side is a URL (<c>http</c>, <c>https</c>, <c>file</c>) or
    /// the absolute path of a folder.
    /// </summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static MirrorRule Parse(string text) =>
        TryParse(text, out var rule)
            ? rule
            : throw new FormatException($"\"{text}\" is no mirror. Write FROM=TO, both URLs: https://download.example.org/=http://127.0.0.1:8080/");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse(string text, [NotNullWhen(true)] out MirrorRule? rule)
    {
        // Either side may have equals signs of its own; the first one that leaves a URL on both sides is meant.
        for (var at = text.IndexOf('='); at >= 0; at = text.IndexOf('=', at + 1))
        {
            if (Uri.TryCreate(text[..at], UriKind.Absolute, out var from) && from.Host.Length > 0 && Target(text[(at + 1)..]) is { } to)
            {
                var isWholeHost = from.PathAndQuery is "/" && !text[..at].EndsWith('/');
                rule = new MirrorRule(isWholeHost ? SourceName.Of(from).TrimEnd('/') : SourceName.Of(from), to, isWholeHost);
                return true;
            }
        }

        rule = null;
        return false;
    }

    /// <summary>Where to ask for a source: by the rule with the longest beginning that fits, the last of several alike; the source itself when none does.</summary>
    public static Uri Rewrite(IEnumerable<MirrorRule> rules, Uri source)
    {
        var name = SourceName.Of(source);
        var rule = rules.Where(rule => rule.Fits(name)).Aggregate((MirrorRule?)null, (best, rule) => best?.From.Length > rule.From.Length ? best : rule);
        return rule is null ? source : new Uri(rule.To + name[rule.From.Length..]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{From}={To}";

    private static string? Target(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var to) && SourceName.IsFetched(to) ? (to.IsFile ? to.AbsoluteUri : text) : null;

    /// <summary>A host alone must not fit a longer one that begins alike.</summary>
    private bool Fits(string name) =>
        name.StartsWith(From, StringComparison.Ordinal) && (!_isWholeHost || name.Length == From.Length || name[From.Length] is '/' or '?');
}
