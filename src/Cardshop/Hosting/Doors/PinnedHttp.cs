using System.Net.Security;
using Cardshop.Primitives.Connections;
using Cardshop.Primitives.Digests;

namespace Cardshop.Hosting.Doors;

/// <summary>Connections between the parts of a shop. They are not sent through proxies.</summary>
internal static class PinnedHttp
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(4);

    /// <summary>Makes a client.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="fingerprint">The certificate that is as good as one that this machine trusts; null for none.</param>
    /// <param name="timeout">How long an answer may take.</param>
    public static HttpClient Create(Uri address, Sha256Digest? fingerprint, TimeSpan timeout) =>
        new(Handler(fingerprint)) { BaseAddress = address, Timeout = timeout };

    public static SocketsHttpHandler Handler(Sha256Digest? fingerprint)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            ConnectCallback = TcpDialer.ConnectAsync,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (fingerprint is { } pin)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                errors == SslPolicyErrors.None || (certificate is not null && Fingerprint.Of(certificate).Digest == pin);
        }

        return handler;
    }
}
