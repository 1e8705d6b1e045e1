using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cardshop.Primitives.Digests;

namespace Cardshop.Hosting.Certificates;

/// <summary>What a server shows of itself.</summary>
/// <param name="Certificate">With its key.</param>
/// <param name="Chain">Those that vouch for it.</param>
internal sealed record ServerCertificate(X509Certificate2 Certificate, X509Certificate2Collection Chain) : IDisposable
{
    private SslStreamCertificateContext? _forStreams;

    /// <summary>SHA-256 of its DER encoding, by which one is known that nobody has signed.</summary>
    public Sha256Digest Fingerprint => Cardshop.Fingerprint.Of(Certificate).Digest;

    /// <summary>For servers that speak TLS by themselves.</summary>
    public SslStreamCertificateContext ForStreams() => _forStreams ??= SslStreamCertificateContext.Create(Certificate, Chain, offline: true);

    /// <summary>Reads a certificate and its key, each from a PEM file or both from one.</summary>
    /// <exception cref="IOException">They cannot be read, or do not belong together.</exception>
    public static ServerCertificate Load(string path, string? keyPath)
    {
        try
        {
            var text = File.ReadAllText(path);
            using var pair = X509Certificate2.CreateFromPem(text, keyPath is null ? text : File.ReadAllText(keyPath));
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(text);
            return new ServerCertificate(Usable(pair), [.. chain.Skip(1)]);
        }
        catch (CryptographicException error)
        {
            throw new IOException($"{path}{(keyPath is null ? "" : $" and {keyPath}")}: no certificate with its key can be read as PEM from there: {error.Message}", error);
        }
    }

    public void Dispose()
    {
        Certificate.Dispose();
        foreach (var one in Chain)
        {
            one.Dispose();
        }
    }

    // Windows does not let TLS use keys that are only in memory, unless they came from a PKCS #12.
    private static X509Certificate2 Usable(X509Certificate2 pair) => X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), password: null);
}
