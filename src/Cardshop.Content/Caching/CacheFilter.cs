using System.Text.RegularExpressions;

namespace Cardshop.Content.Caching;

/// <summary>Rules for the sources whose name fits a pattern. A source belongs to the first filter that fits.</summary>
/// <param name="Pattern">Searched for in the URL or ident, whatever the case.</param>
/// <param name="Ignore">Nothing that fits is kept.</param>
/// <param name="Rules">Limits of what fits.</param>
public sealed record CacheFilter(Regex Pattern, bool Ignore, CacheRules Rules)
{
    /// <summary>Whether a source belongs here.</summary>
    /// <exception cref="CachePolicyException">The pattern takes too long.</exception>
    internal bool Fits(string source)
    {
        try
        {
            return Pattern.IsMatch(source);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new CachePolicyException($"The pattern \"{Pattern}\" takes too long on {source}. Write it without nested repetitions.", error);
        }
    }
}
