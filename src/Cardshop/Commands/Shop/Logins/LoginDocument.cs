namespace Cardshop.Commands.Shop.Logins;

/// <summary>
/// What is kept of logins:
/// <code>
/// {"current":"http://127.0.0.1:8080/","logins":{"http://127.0.0.1:8080/":{"username":"ann","accessToken":"csa_…","refreshToken":"csr_…","expires":"…"}}}
/// </code>
/// </summary>
/// <param name="Current">The shop that was last logged in to.</param>
/// <param name="Logins">By the addresses of the shops.</param>
internal sealed record LoginDocument(Uri? Current, IReadOnlyDictionary<string, KeptLogin> Logins)
{
    public static LoginDocument Empty { get; } = new(null, new Dictionary<string, KeptLogin>(StringComparer.Ordinal));

    public KeptLogin? Find(Uri shop) => Logins.GetValueOrDefault(shop.AbsoluteUri);

    public LoginDocument With(Uri shop, KeptLogin login) =>
        this with { Logins = new Dictionary<string, KeptLogin>(Logins, StringComparer.Ordinal) { [shop.AbsoluteUri] = login } };

    public LoginDocument Without(Uri shop) => new(
        Current == shop ? null : Current,
        Logins.Where(login => !string.Equals(login.Key, shop.AbsoluteUri, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal));
}
