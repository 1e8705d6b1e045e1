using System.Net;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Hosting;

/// <summary>What other machines can reach has TLS, or a proxy with TLS in front.</summary>
public sealed class BindingTests : IDisposable
{
    private readonly ServedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public void An_address_that_others_reach_is_refused_without_tls_and_all_three_ways_are_said(string urls)
    {
        var result = _shop.Try("up", "--data", _shop.Data, "--urls", urls);
        Messages.RequireErrors(result, 2, "can be reached from other machines");
        Assert.All(["--certificate FILE", "a certificate that is made at the first start", "--behind-proxy"], way => Assert.Contains(way, result.Error, StringComparison.Ordinal));
        Assert.False(Directory.Exists(_shop.Data));
    }

    [Fact]
    public async Task A_certificate_is_made_once_and_known_by_its_fingerprint()
    {
        var (process, ready) = await _shop.ServeAsync("up", "--data", _shop.Data, "--urls", "https://0.0.0.0:0");
        var fingerprint = ready.GetProperty("fingerprint").GetString()!;
        var api = ready.GetProperty("api").GetString()!;
        Assert.StartsWith("https://127.0.0.1:", api, StringComparison.Ordinal);
        Assert.Equal("alive\n", await _shop.Http(api, fingerprint).GetStringAsync("health/live"));
        await Assert.ThrowsAsync<HttpRequestException>(() => _shop.Http(api, new string('0', 64)).GetStringAsync("health/live"));
        var seen = Tool.Run("sh", "-c", $"openssl x509 -in '{_shop.Data}/tls/server.pem' -noout -fingerprint -sha256");
        Assert.Equal(fingerprint, seen.Trim().Split('=')[1].Replace(":", "", StringComparison.Ordinal), ignoreCase: true);
        Assert.Equal("700", Tool.Run("stat", "--format", "%a", Path.Join(_shop.Data, "tls")).Trim());

        // Over TLS the setup page opens from anywhere.
        var link = new Uri(ready.GetProperty("setup").GetString()!);
        using (var page = await _shop.Http(api, fingerprint).GetAsync(link.PathAndQuery))
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        process.Stop();
        var (_, again) = await _shop.ServeAsync("up", "--data", _shop.Data, "--urls", "https://127.0.0.1:0");
        Assert.Equal(fingerprint, again.GetProperty("fingerprint").GetString());
    }

    [Fact]
    public async Task The_creator_of_a_shop_with_a_certificate_of_its_own_reaches_it()
    {
        var (process, ready) = await _shop.ServeAsync("up", "--data", _shop.Data, "--urls", "https://127.0.0.1:0");
        var http = _shop.Http(ready.GetProperty("api").GetString()!, ready.GetProperty("fingerprint").GetString());
        await _shop.Client(http).SetUpAsync(ServedShop.Manager(ready.GetProperty("setup").GetString()!));
        var manager = _shop.Client(http, "ann");
        for (var attempt = 0; (await manager.ListWorkersAsync()).Items.Count == 0; attempt++)
        {
            Assert.True(attempt < 100, $"no creator comes: {process.Said}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_of_ones_own_is_shown(bool inOneFile)
    {
        Tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=shop.example.org", "-days", "2", "-keyout", _shop.Bench["key.pem"], "-out", _shop.Bench["cert.pem"]);
        var fingerprint = Tool.Run("openssl", "x509", "-in", _shop.Bench["cert.pem"], "-noout", "-fingerprint", "-sha256").Trim().Split('=')[1].Replace(":", "", StringComparison.Ordinal);
        if (inOneFile)
        {
            File.AppendAllText(_shop.Bench["cert.pem"], File.ReadAllText(_shop.Bench["key.pem"]));
        }

        var (_, ready) = await _shop.ServeAsync(
            ["up", "--data", _shop.Data, "--urls", "https://127.0.0.1:0", "--certificate", _shop.Bench["cert.pem"], .. inOneFile ? Array.Empty<string>() : ["--certificate-key", _shop.Bench["key.pem"]]]);
        Assert.Equal(fingerprint, ready.GetProperty("fingerprint").GetString(), ignoreCase: true);
        Assert.Equal("alive\n", await _shop.Http(ready.GetProperty("api").GetString()!, fingerprint).GetStringAsync("health/live"));
        Assert.False(Directory.Exists(Path.Join(_shop.Data, "tls")));
    }

    [Fact]
    public void A_certificate_that_is_none_is_named()
    {
        var file = _shop.Bench.Write("cert.pem", "nothing of the kind");
        Messages.RequireErrors(_shop.Try("up", "--data", _shop.Data, "--urls", "https://127.0.0.1:0", "--certificate", file), 1, $"{file}: no certificate with its key can be read as PEM");
        Messages.RequireErrors(_shop.Try("up", "--data", _shop.Data, "--urls", "https://127.0.0.1:0", "--certificate-key", file), 2, "there is a key but no certificate");
    }

    [Fact]
    public async Task What_a_proxy_says_of_the_caller_counts_behind_one_and_nowhere_else()
    {
        var (process, open) = await _shop.UpAsync();
        Assert.Equal(HttpStatusCode.OK, await SetupPageAsync(open, ("X-Forwarded-For", "203.0.113.9")));
        process.Stop();

        _shop.Settings["CARDSHOP__SCHEDULER__PUBLIC_URL"] = "https://shop.example.org/";
        var (_, behind) = await _shop.ServeAsync("up", "--data", _shop.Data, "--urls", "http://0.0.0.0:0", "--behind-proxy");
        Assert.Equal("https://shop.example.org/", behind.GetProperty("public").GetString());
        Assert.StartsWith("https://shop.example.org/setup/", behind.GetProperty("setup").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await SetupPageAsync(behind, ("X-Forwarded-For", "203.0.113.9")));
        Assert.Equal(HttpStatusCode.OK, await SetupPageAsync(behind, ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")));
    }

    private async Task<HttpStatusCode> SetupPageAsync(System.Text.Json.JsonElement ready, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(ready.GetProperty("setup").GetString()!).PathAndQuery);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await _shop.Http(ready.GetProperty("api").GetString()!).SendAsync(request);
        return response.StatusCode;
    }
}
