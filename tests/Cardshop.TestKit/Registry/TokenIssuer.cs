using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Web;
using Cardshop.TestKit.Http;

namespace Cardshop.TestKit.Registry;

/// <summary>A token service whose tokens a real registry checks (distribution, spec/auth/jwt.md): RS256, with the certificate in the header.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;
    private readonly ScriptedServer _server;

    public TokenIssuer()
    {
        var request = new CertificateRequest("CN=issuer", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(150));
        _server = new ScriptedServer(request => ScriptedAnswer.Ok(Encoding.UTF8.GetBytes($$"""{"token": "{{Issue(request.Target)}}"}""")));
    }

    /// <summary>What it was asked.</summary>
    public IReadOnlyCollection<ScriptedRequest> Requests => _server.Requests;

    /// <summary>The section of a registry's configuration that makes it ask for these tokens.</summary>
    public string Authentication(TempFolder folder) => $"""
        auth:
          token:
            realm: {_server["/token"]}
            service: test
            issuer: issuer
            rootcertbundle: {folder.Write("issuer.pem", _certificate.ExportCertificatePem())}
        """;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _key.Dispose();
    }

    private string Issue(string target)
    {
        var query = HttpUtility.ParseQueryString(target.Split('?')[1]);
        var scope = query["scope"]!.Split(':');
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var header = Encode($$"""{"typ": "JWT", "alg": "RS256", "x5c": ["{{Convert.ToBase64String(_certificate.RawData)}}"]}""");
        var claims = Encode($$"""
            {"iss": "issuer", "sub": "", "aud": "{{query["service"]}}", "exp": {{now + 60}}, "nbf": {{now - 60}}, "iat": {{now}}, "jti": "1",
             "access": [{"type": "{{scope[0]}}", "name": "{{scope[1]}}", "actions": ["{{scope[2]}}"]}]}
            """);
        var signature = _key.SignData(Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
