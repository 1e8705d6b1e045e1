using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cardshop.TestKit;

/// <summary>A certificate for loopback that signs itself, and the file that clients trust it by.</summary>
public sealed class TestCertificate : IDisposable
{
    private readonly X509Certificate2 _certificate = Make();

    public TestCertificate() => Context = SslStreamCertificateContext.Create(_certificate, additionalCertificates: null, offline: true);

    public SslStreamCertificateContext Context { get; }

    public string Pem => _certificate.ExportCertificatePem();

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(_certificate.RawData));

    public void Dispose() => _certificate.Dispose();

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }
}
