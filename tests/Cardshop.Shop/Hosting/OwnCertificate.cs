using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cardshop.TestKit;

namespace Cardshop.Shop.Hosting;

/// <summary>A certificate that nobody else vouches for, as a file with its key.</summary>
public sealed class OwnCertificate : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <param name="address">What it is for.</param>
    public OwnCertificate(string address = "127.0.0.1")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        Path = _folder.Write("certificate.pem", $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    /// <summary>A PEM file.</summary>
    public string Path { get; }

    public void Dispose() => _folder.Dispose();
}
