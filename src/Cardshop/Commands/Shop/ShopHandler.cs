using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Cardshop.Content.Fetching;

namespace Cardshop.Commands.Shop;

/// <summary>Connections to a shop, and to where it points.</summary>
internal static class ShopHandler
{
    /// <summary>Makes them. Redirects are left to whoever follows them; a token must not travel along.</summary>
    /// <param name="shop">Where the scheduler is.</param>
    /// <param name="pin">The certificate that it must have; null for any that this machine trusts.</param>
    public static SocketsHttpHandler Create(Uri shop, Fingerprint? pin)
    {
        var handler = FetchHandler.Create(new FetchOptions());
        handler.Proxy = new OutwardProxy(HttpClient.DefaultProxy);
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, _, errors) =>
            Trust(shop, pin, (sender as SslStream)?.TargetHostName ?? shop.IdnHost, certificate, errors);
        return handler;
    }

    private static bool Trust(Uri shop, Fingerprint? pin, string host, X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            throw new AuthenticationException($"{host}: has no certificate.");
        }

        var actual = Fingerprint.Of(certificate);
        if (actual == pin)
        {
            return true;
        }

        // Other machines that the shop points to may have certificates of their own, if this machine trusts them.
        if (pin is not null && string.Equals(host, shop.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            throw new AuthenticationException(
                $"{host}: its certificate has the fingerprint {actual}, not {pin} as it should. Somebody may be in between. "
                + "If its certificate was replaced, log out and log in again with the new fingerprint.");
        }

        return errors == SslPolicyErrors.None
            ? true
            : throw new AuthenticationException(
                $"{host}: this machine does not trust its certificate, whose fingerprint is {actual}. "
                + "If that is what the scheduler printed when it started, say so with --fingerprint.");
    }
}
