using Cardshop.Contracts.Accounts;

namespace Cardshop.Commands.Shop.Logins;

/// <summary>Logs in and keeps the login.</summary>
internal static class NewLogin
{
    /// <summary>The certificate that a scheduler must have: the one that was named, else that of an earlier login.</summary>
    /// <exception cref="ShopException">One was named for a connection that has none.</exception>
    public static Fingerprint? PinOf(Session session, Uri address, Fingerprint? named) => Pinned(address, named) ?? LoginFile.Usual(session).Read().Find(address)?.Pin;

    /// <summary>The certificate that was named; null when none was.</summary>
    /// <exception cref="ShopException">One was named for a connection that has none.</exception>
    public static Fingerprint? Pinned(Uri address, Fingerprint? named) => named is null || address.Scheme is not "http"
        ? named
        : throw new ShopException(ExitCode.Usage, $"{address}: has no certificate, so it cannot have the fingerprint {named}. Leave --fingerprint out, or use https.");

    public static async Task<int> RunAsync(Session session, Uri address, Credentials credentials, Fingerprint? pin, CancellationToken cancellation)
    {
        using var shop = ShopSession.Open(address, pin, session.Clock, credentials);
        var tokens = await shop.Client.AuthorizeAsync(cancellation);
        var user = await shop.Client.GetOwnUserAsync(cancellation);
        await LoginFile.Usual(session).ChangeAsync(kept => kept.With(address, KeptLogin.Of(user.Username, tokens, pin)) with { Current = address }, cancellation);
        var channel = user.Channel is null ? "" : $" of the channel {user.Channel}";
        session.Reporter.Result(
            ExitCode.Ok,
            new LoginResult(address.AbsoluteUri, user),
            ShopJson.Default.LoginResult,
            $"{address}: logged in as {user.Username}, {ShopText.Word(user.Role)}{channel}.");
        return ExitCode.Ok;
    }
}
