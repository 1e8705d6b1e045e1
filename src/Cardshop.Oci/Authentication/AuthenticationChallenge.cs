namespace Cardshop.Oci.Authentication;

/// <summary>One way to authenticate that a server offers (RFC 9110 §11.3).</summary>
/// <param name="Scheme">In lower case: <c>bearer</c>, <c>basic</c>.</param>
/// <param name="Parameters">By name, whatever its case.</param>
internal sealed record AuthenticationChallenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    public bool IsBearer => Scheme is "bearer";

    public bool IsBasic => Scheme is "basic";

    /// <summary>Where a token is to be had; null when the challenge names no such place.</summary>
    public Uri? Realm =>
        Uri.TryCreate(this["realm"], UriKind.Absolute, out var realm) && realm.Scheme is "https" or "http"
            ? realm
            : null;

    public string? this[string name] => Parameters.GetValueOrDefault(name);
}
