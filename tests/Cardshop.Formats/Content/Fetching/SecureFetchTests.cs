using Cardshop.Content.Fetching;
using Cardshop.Formats.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>Fetching over TLS and through proxies. What the environment says holds for a whole process, so others do the fetching.</summary>
public sealed class SecureFetchTests : IDisposable
{
    private readonly FetchBench _bench = new();
    private readonly byte[] _content = TestContent.Bytes(300_001);
    private readonly string _certificate;
    private readonly NginxServer _plain;
    private readonly NginxServer _secure;

    public SecureFetchTests()
    {
        _bench.Folder.Write("www/a.zim", _content);
        _certificate = _bench.Folder["server.pem"];
        Tool.Run(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1,DNS:content.invalid",
            "-keyout", _certificate, "-out", _bench.Folder["cert.pem"]);
        File.AppendAllText(_certificate, File.ReadAllText(_bench.Folder["cert.pem"]));
        _plain = new NginxServer(_bench.Folder["www"]);
        _secure = new NginxServer(_bench.Folder["www"], certificate: _certificate);
    }

    private (string Name, string Value) Trust => ("SSL_CERT_FILE", _bench.Folder["cert.pem"]);

    private string Store => _bench.Folder["other store"];

    [Fact]
    public void A_server_that_somebody_trusted_vouches_for_is_fetched_from() =>
        Assert.Equal(Sha256Digest.Of(_content), VictimProcess.Run(_secure["/a.zim"], Store, Trust));

    [Fact]
    public async Task A_server_that_nobody_vouches_for_is_refused_at_once()
    {
        var error = await _bench.RefuseAsync(_secure["/a.zim"]);
        Assert.Equal(FetchFailure.Refused, error.Kind);
        Assert.Contains("no secure connection can be made", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public void Plain_requests_go_to_the_proxy_that_the_environment_names()
    {
        var digest = VictimProcess.Run(new Uri("http://content.invalid/a.zim"), Store, ("http_proxy", $"http://127.0.0.1:{_plain.Port}"));
        Assert.Equal(Sha256Digest.Of(_content), digest);
        Assert.Equal("GET", Assert.Single(_plain.Methods(atLeast: 1)));
    }

    [Fact]
    public void Secure_requests_go_through_a_tunnel_that_the_proxy_gives_to_whom_it_knows()
    {
        using var proxy = new TunnelProxy(_secure.Port, "ann", "p-ss");
        var digest = VictimProcess.Run(new Uri("https://content.invalid/a.zim"), Store, Trust, ("https_proxy", proxy.Address));
        Assert.Equal(Sha256Digest.Of(_content), digest);
        Assert.Equal(["CONNECT content.invalid:443"], proxy.Stop());
    }

    [Fact]
    public void Hosts_that_the_environment_excepts_are_asked_themselves()
    {
        var digest = VictimProcess.Run(_plain["/a.zim"], Store, ("http_proxy", "http://proxy.invalid:1"), ("no_proxy", "127.0.0.1"));
        Assert.Equal(Sha256Digest.Of(_content), digest);
    }

    public void Dispose()
    {
        _plain.Dispose();
        _secure.Dispose();
        _bench.Dispose();
    }
}
