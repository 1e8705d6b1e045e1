using System.Buffers;
using System.Text;

namespace Cardshop.Oci.Authentication;

/// <summary>
/// Reads a WWW-Authenticate field (RFC 9110 §11.6.1):
/// <code>
/// Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:a/b:pull,push", Basic realm="a \"quoted\" name"
/// </code>
/// A comma separates parameters as well as challenges, so what follows it is told apart by the equals sign. What cannot be read
/// is left out: a server that offers several ways is not given up for the one that we do not understand.
/// </summary>
internal ref struct ChallengeParser
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> Token68Characters =
        SearchValues.Create("-._~+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private ReadOnlySpan<char> _rest;

    private ChallengeParser(string field) => _rest = field;

    /// <summary>The challenges of all the fields of a response, in order.</summary>
    public static IReadOnlyList<AuthenticationChallenge> Parse(IEnumerable<string> fields) =>
        [.. fields.SelectMany(field => new ChallengeParser(field).ParseField())];

    private List<AuthenticationChallenge> ParseField()
    {
        var challenges = new List<AuthenticationChallenge>();
        var parameters = default(Dictionary<string, string>);
        while (SkipSeparators())
        {
            var name = Take(TokenCharacters);
            if (name.IsEmpty)
            {
                SkipToComma();
            }
            else if (parameters is not null && TryTakeValue() is { } value)
            {
                parameters.TryAdd(name.ToString(), value);
            }
            else
            {
                parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                challenges.Add(new AuthenticationChallenge(name.ToString().ToLowerInvariant(), parameters));
                SkipToken68();
            }
        }

        return challenges;
    }

    private bool SkipSeparators()
    {
        _rest = _rest.TrimStart(" \t,");
        return !_rest.IsEmpty;
    }

    private ReadOnlySpan<char> Take(SearchValues<char> characters)
    {
        var length = _rest.IndexOfAnyExcept(characters);
        var taken = length < 0 ? _rest : _rest[..length];
        _rest = _rest[taken.Length..];
        return taken;
    }

    /// <summary>Takes <c>= value</c>; null, and nothing taken, when there is no equals sign.</summary>
    private string? TryTakeValue()
    {
        var value = _rest.TrimStart(" \t");
        if (value.IsEmpty || value[0] != '=')
        {
            return null;
        }

        _rest = value[1..].TrimStart(" \t");
        return _rest is ['"', ..] ? TakeQuoted() : Take(TokenCharacters).ToString();
    }

    private string TakeQuoted()
    {
        var text = new StringBuilder();
        var at = 1;
        while (at < _rest.Length && _rest[at] != '"')
        {
            if (_rest[at] == '\\' && at + 1 < _rest.Length)
            {
                at++;
            }

            text.Append(_rest[at++]);
        }

        _rest = _rest[Math.Min(at + 1, _rest.Length)..];
        return text.ToString();
    }

    /// <summary>
    /// Leaves out credentials in one piece, as in <c>Negotiate YII=</c>; they are not used by registries. Unlike a parameter they
    /// have equals signs at their end only.
    /// </summary>
    private void SkipToken68()
    {
        var before = _rest;
        _rest = _rest.TrimStart(" \t");
        Take(Token68Characters);
        _rest = _rest.TrimStart('=').TrimStart(" \t");
        if (_rest is [not ',', ..])
        {
            _rest = before;
        }
    }

    private void SkipToComma()
    {
        var comma = _rest.IndexOf(',');
        _rest = comma < 0 ? default : _rest[comma..];
    }
}
