using System.Net;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Imaging.Sources;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Shop.Sources;

public sealed class SourcePolicyTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    public async Task Addresses_that_are_not_public_are_refused(string address)
    {
        var policy = new SourcePolicy(new SourcePolicyOptions(), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));
        await Assert.ThrowsAsync<SourceRefusedException>(() => policy.ResolveAsync("content.example", 80));
        var host = address.Contains(':') ? $"[{address}]" : address;
        Assert.NotNull(policy.Refuse(new Uri($"http://{host}/a.zim")));
    }

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2606:2800:220:1::1")]
    public async Task Public_addresses_are_allowed(string address)
    {
        var policy = new SourcePolicy(new SourcePolicyOptions(), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));
        Assert.Equal(IPAddress.Parse(address), Assert.Single(await policy.ResolveAsync("content.example", 443)));
    }

    [Fact]
    public async Task A_name_with_a_public_and_a_private_address_is_refused()
    {
        var policy = new SourcePolicy(new SourcePolicyOptions(), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Loopback]));
        await Assert.ThrowsAsync<SourceRefusedException>(() => policy.ResolveAsync("content.example", 80));
    }

    [Fact]
    public async Task A_name_that_is_rebound_between_look_and_connection_leads_nowhere_and_no_byte_is_sent()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(new byte[1]));
        var answers = new Queue<IPAddress>([IPAddress.Parse("93.184.216.34"), IPAddress.Loopback]);
        var policy = new SourcePolicy(new SourcePolicyOptions(), (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]));
        await policy.ResolveAsync("content.example", 80);
        using var http = new HttpMessageInvoker(policy.Guard(FetchHandler.Create(new FetchOptions())));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://content.example:{server["/"].Port}/"));
        await Assert.ThrowsAnyAsync<Exception>(() => http.SendAsync(request, default));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_connection_goes_to_an_address_that_was_looked_at()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(new byte[1]));
        var policy = new SourcePolicy(new SourcePolicyOptions { AllowedNetworks = ["127.0.0.1/32"] }, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        using var http = new HttpMessageInvoker(policy.Guard(FetchHandler.Create(new FetchOptions())));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://content.example:{server["/"].Port}/"));
        using var answer = await http.SendAsync(request, default);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_redirect_to_an_address_that_is_not_public_is_refused()
    {
        await using var inside = new ScriptedServer(_ => ScriptedAnswer.Ok(new byte[1]));
        await using var outside = new ScriptedServer(_ => ScriptedAnswer.Of("302 Found", $"Location: {inside["/secret"]}"));
        var host = $"content.example:{outside["/"].Port}";
        var policy = new SourcePolicy(new SourcePolicyOptions { AllowedHosts = [host] }, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        using var folder = new TempFolder();
        using var store = new ContentStore(new PhysicalStorage(), folder.Path, TimeProvider.System);
        var options = new FetchOptions { Attempts = 1 };
        using var http = new HttpMessageInvoker(policy.Guard(FetchHandler.Create(options)));
        using var fetcher = new Fetcher(store, options, http, TimeProvider.System, new Random(1));
        await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(new FetchRequest(new Uri($"http://{host}/a.zim"))));
        Assert.Single(outside.Requests);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public void Only_web_addresses_and_files_below_named_folders_may_be_named_and_links_do_not_lead_out()
    {
        using var folder = new TempFolder();
        var open = Directory.CreateDirectory(Path.Combine(folder.Path, "open")).FullName;
        File.WriteAllText(Path.Combine(folder.Path, "secret"), "x");
        File.CreateSymbolicLink(Path.Combine(open, "link"), Path.Combine(folder.Path, "secret"));
        File.WriteAllText(Path.Combine(open, "a.zim"), "x");
        var policy = new SourcePolicy(new SourcePolicyOptions { AllowedFolders = [open] });
        Assert.Null(policy.Refuse(new Uri(Path.Combine(open, "a.zim"))));
        Assert.NotNull(policy.Refuse(new Uri(Path.Combine(open, "link"))));
        Assert.NotNull(policy.Refuse(new Uri($"file://{open}/../secret")));
        Assert.NotNull(policy.Refuse(new Uri($"file://{open}-other/a")));
        Assert.NotNull(policy.Refuse(new Uri("file:///etc/passwd")));
        Assert.NotNull(policy.Refuse(new Uri("ftp://content.example/a")));
        Assert.NotNull(new SourcePolicy(new SourcePolicyOptions()).Refuse(new Uri(Path.Combine(open, "a.zim"))));
    }
}
