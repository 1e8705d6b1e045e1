namespace Cardshop.TestKit.Http;

/// <summary>A request as a <see cref="ScriptedServer"/> got it.</summary>
/// <param name="Number">1 for the first one the server got.</param>
/// <param name="Method">GET, HEAD...</param>
/// <param name="Target">The path and query, as sent.</param>
/// <param name="Headers">By name, whatever its case.</param>
public sealed record ScriptedRequest(int Number, string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>A header; null when it was not sent.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);

    /// <summary>The first byte that <c>Range: bytes=N-</c> asks for; null without such a header.</summary>
    public int? RangeStart => this["Range"] is { } range ? int.Parse(range["bytes=".Length..].Split('-')[0]) : null;
}
