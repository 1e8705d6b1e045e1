using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Cardshop.Content.Store;
using Cardshop.Primitives.Storage;

namespace Cardshop.Hosting.Certificates;

/// <summary>A certificate that a shop makes for itself. Nobody vouches for it, so clients are told its fingerprint.</summary>
/// <param name="storage">Where it is kept.</param>
/// <param name="clock">Says when it is over.</param>
internal sealed class OwnCertificate(IStorage storage, TimeProvider clock)
{
    private const string FileName = "server.pem";
    private const int Years = 10;
    private static readonly TimeSpan Early = TimeSpan.FromDays(30);

    /// <summary>The certificate of a data folder; made when there is none, or when it is about to end.</summary>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public ServerCertificate Open(string dataFolder)
    {
        var folder = Path.Join(dataFolder, "tls");
        var path = Path.Join(folder, FileName);
        PrivateFolder.Create(folder);
        if (storage.Find(path) is not null)
        {
            var known = ServerCertificate.Load(path, keyPath: null);
            if (known.Certificate.NotAfter.ToUniversalTime() - clock.GetUtcNow().UtcDateTime > Early)
            {
                return known;
            }

            known.Dispose();
        }

        DurableFile.Write(storage, path, Encoding.ASCII.GetBytes(Make()), isLasting: true);
        return ServerCertificate.Load(path, keyPath: null);
    }

    private string Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Cardshop", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(Names());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));

        // Clocks of other machines may be behind.
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    private static X509Extension Names()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName(Dns.GetHostName());
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        return names.Build();
    }
}
