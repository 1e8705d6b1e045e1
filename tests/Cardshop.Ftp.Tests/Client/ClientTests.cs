using System.Net;
using System.Net.Sockets;
using System.Text;
using Cardshop.Ftp.Client;
using Cardshop.Ftp.Tests.Setting;
using Cardshop.Primitives.Digests;
using Xunit;

namespace Cardshop.Ftp.Tests.Client;

/// <summary>Our client with our server, and with servers that lie.</summary>
public sealed class ClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FtpSecurity.Explicit)]
    [InlineData(FtpSecurity.Implicit)]
    [InlineData(FtpSecurity.None)]
    public async Task A_client_uploads_resumes_lists_renames_downloads_and_removes(FtpSecurity security)
    {
        await using var server = new TestServer();
        var bytes = TestBytes.Make(3_000_000);
        await using var client = await FtpClient.ConnectAsync(Options(server, security), TimeProvider.System, Stop);

        await client.CreateFolderAsync("/folder", Stop);
        await client.AllocateAsync(bytes.Length, Stop);
        await client.UploadAsync("/folder/a.img", 0, new MemoryStream(bytes, 0, 1_000_000), progress: null, Stop);
        Assert.Equal(1_000_000, await client.SizeAsync("/folder/a.img", Stop));
        await client.UploadAsync("/folder/a.img", 1_000_000, new MemoryStream(bytes, 1_000_000, 1_000_000), progress: null, Stop);
        await client.UploadAsync("/folder/a.img", offset: null, new MemoryStream(bytes, 2_000_000, 1_000_000), progress: null, Stop);
        Assert.Equal(Sha256Digest.Of(bytes), await client.HashAsync("/folder/a.img", Stop));

        await client.RenameAsync("/folder/a.img", "/folder/ünï b.img", Stop);
        var entry = Assert.Single(await client.ListAsync("/folder", Stop));
        Assert.True(entry is { Name: "ünï b.img", Length: 3_000_000, IsFolder: false, IsWritable: true });

        using var target = new MemoryStream();
        Assert.Equal(2_999_990, await client.DownloadAsync("/folder/ünï b.img", 10, target, progress: null, Stop));
        Assert.Equal(bytes[10..], target.ToArray());

        await client.DeleteAsync("/folder/ünï b.img", Stop);
        Assert.Null(await client.SizeAsync("/folder/ünï b.img", Stop));
        Assert.Empty(await client.ListAsync("/folder", Stop));
    }

    [Fact]
    public async Task Over_ipv6_there_is_one_way_to_ask_for_a_port()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var server = new TestServer(options => options with { Address = IPAddress.IPv6Any });
        await using var six = await FtpClient.ConnectAsync(Options(server, FtpSecurity.Explicit) with { Host = "::1" }, TimeProvider.System, Stop);
        await using var four = await FtpClient.ConnectAsync(Options(server, FtpSecurity.Explicit), TimeProvider.System, Stop);

        await six.UploadAsync("/a", 0, new MemoryStream([1, 2, 3]), progress: null, Stop);
        Assert.Single(await four.ListAsync("/", Stop));
        Assert.Single(await six.ListAsync("/", Stop));
    }

    [Fact]
    public async Task After_a_refusal_the_client_goes_on()
    {
        await using var server = new TestServer();
        await using var client = await FtpClient.ConnectAsync(Options(server, FtpSecurity.Explicit), TimeProvider.System, Stop);

        var error = await Assert.ThrowsAsync<FtpClientException>(() => client.DownloadAsync("/missing", 0, Stream.Null, progress: null, Stop));

        Assert.Equal(550, error.Code);
        Assert.False(error.IsTransient);
        Assert.Contains("/missing: there is no such file", error.Message, StringComparison.Ordinal);
        Assert.Empty(await client.ListAsync("/", Stop));
    }

    [Fact]
    public async Task A_certificate_that_is_not_the_one_with_the_fingerprint_is_refused()
    {
        await using var server = new TestServer();
        var options = Options(server, FtpSecurity.Explicit) with { Fingerprint = Sha256Digest.Of("another"u8) };

        var error = await Assert.ThrowsAsync<FtpClientException>(() => FtpClient.ConnectAsync(options, TimeProvider.System, Stop));

        Assert.Contains("not the one with the SHA-256", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_fingerprint_a_certificate_that_nobody_has_signed_is_refused()
    {
        await using var server = new TestServer();
        var options = Options(server, FtpSecurity.Implicit) with { Fingerprint = null };

        var error = await Assert.ThrowsAsync<FtpClientException>(() => FtpClient.ConnectAsync(options, TimeProvider.System, Stop));

        Assert.Contains("not trusted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_tls_never_sees_the_password()
    {
        await using var server = new TestServer(options => options with { Certificate = null, ImplicitTlsPort = null });
        var options = Options(server, FtpSecurity.Explicit);

        var error = await Assert.ThrowsAsync<FtpClientException>(() => FtpClient.ConnectAsync(options, TimeProvider.System, Stop));

        Assert.Equal(504, error.Code);
        Assert.Empty(server.Watch.Logins);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_without_being_shown()
    {
        await using var server = new TestServer();
        var options = Options(server, FtpSecurity.Explicit) with { Password = "secret" };

        var error = await Assert.ThrowsAsync<FtpClientException>(() => FtpClient.ConnectAsync(options, TimeProvider.System, Stop));

        Assert.Equal(530, error.Code);
        Assert.DoesNotContain("secret", error.ToString() + options, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "does not begin with a code")]
    [InlineData("220-a\r\n", "closed the connection")]
    [InlineData("220?\r\n", "does not begin with a code")]
    [InlineData("", "closed the connection")]
    public async Task A_server_that_makes_no_sense_is_told_apart(string says, string expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(
            async () =>
            {
                using var peer = await listener.AcceptSocketAsync(Stop);
                await peer.SendAsync(Encoding.ASCII.GetBytes(says), Stop);
                peer.Shutdown(SocketShutdown.Send);
                await peer.ReceiveAsync(new byte[1000], Stop);
            },
            Stop);
        var options = new FtpClientOptions("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, "ann", "x") { Timeout = TimeSpan.FromSeconds(10) };

        var error = await Assert.ThrowsAsync<FtpClientException>(() => FtpClient.ConnectAsync(options, TimeProvider.System, Stop));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        await answering;
    }

    [Fact]
    public async Task A_server_that_is_silent_is_given_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = new FtpClientOptions("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, "ann", "x") { Timeout = TimeSpan.FromMilliseconds(200) };

        var error = await Assert.ThrowsAsync<FtpClientException>(() => FtpClient.ConnectAsync(options, TimeProvider.System, Stop));

        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_path_cannot_carry_a_second_command()
    {
        await using var server = new TestServer();
        await using var client = await FtpClient.ConnectAsync(Options(server, FtpSecurity.None), TimeProvider.System, Stop);

        await Assert.ThrowsAsync<ArgumentException>(() => client.DeleteAsync("/a\r\nRMD /b", Stop));
    }

    private static FtpClientOptions Options(TestServer server, FtpSecurity security) =>
        new("127.0.0.1", security == FtpSecurity.Implicit ? server.ImplicitPort : server.Port, "ann", TestLogin.Password)
        {
            Security = security,
            Fingerprint = Sha256Digest.Parse(server.Certificate.Sha256),
        };
}
