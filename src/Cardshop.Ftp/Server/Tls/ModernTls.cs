using System.Net.Security;
using System.Security.Authentication;

namespace Cardshop.Ftp.Server.Tls;

/// <summary>TLS 1.2 and 1.3 with forward secrecy and authenticated encryption, and nothing else (RFC 9325).</summary>
internal static class ModernTls
{
    public const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    /// <summary>Null where the system decides: Windows has no choice by program.</summary>
    public static CipherSuitesPolicy? Policy { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? new CipherSuitesPolicy(Suites) : null;

    /// <summary>Takes up TLS on a connection.</summary>
    /// <param name="inner">The connection; disposed with the result.</param>
    /// <param name="certificate">What shows who this is.</param>
    /// <param name="isUpload">
    /// Whether the client only sends. A server of TLS 1.3 begins with session tickets, which such a client never reads; when it then closes the
    /// connection, its kernel resets it, and the end of the file is lost. OpenSSL could be told to send none, but not through the framework.
    /// So TLS 1.2 is chosen unless the client wants 1.3 alone.
    /// </param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="IOException">The client goes away.</exception>
    /// <exception cref="AuthenticationException">The two cannot agree.</exception>
    public static async Task<SslStream> AcceptAsync(Stream inner, SslStreamCertificateContext certificate, bool isUpload, CancellationToken cancellation)
    {
        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsServerAsync(
                (_, hello, _, _) => new(new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = certificate,
                    EnabledSslProtocols = isUpload && hello.SslProtocols.HasFlag(SslProtocols.Tls12) ? SslProtocols.Tls12 : Protocols,
                    CipherSuitesPolicy = Policy,
                    AllowRenegotiation = false,
                }),
                state: null,
                cancellation);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
