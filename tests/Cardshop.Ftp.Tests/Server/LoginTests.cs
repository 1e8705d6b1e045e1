using System.Net.Security;
using System.Security.Authentication;
using Cardshop.Ftp.Files;
using Cardshop.Ftp.Folders;
using Cardshop.Ftp.Logins;
using Cardshop.Ftp.Server;
using Cardshop.Ftp.Tests.Setting;
using Cardshop.Primitives.Digests;
using Xunit;

namespace Cardshop.Ftp.Tests.Server;

/// <summary>Who comes in, and how.</summary>
public sealed class LoginTests
{
    [Fact]
    public async Task Without_a_login_nothing_is_told_about_files()
    {
        await using var server = new TestServer();
        using var client = new RawClient(server.Port);
        await client.ReadAsync();

        foreach (var command in new[] { "PWD", "LIST", "SIZE a", "EPSV", "RETR a", "STOR a", "DELE a", "STAT", "SITE X", "HASH a" })
        {
            Assert.StartsWith("530", await client.SayAsync(command), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_plain_login_is_refused_where_it_is_not_allowed()
    {
        await using var server = new TestServer(options => options with { AllowsPlainOnLoopback = false });
        using var client = new RawClient(server.Port);
        await client.ReadAsync();

        Assert.StartsWith("530", await client.SayAsync("USER ann"), StringComparison.Ordinal);
        Assert.StartsWith("503", await client.SayAsync($"PASS {TestLogin.Password}"), StringComparison.Ordinal);
        Assert.Empty(server.Watch.Logins);
    }

    [Fact]
    public async Task Who_has_logged_in_over_tls_gets_data_over_tls_only()
    {
        await using var server = new TestServer();
        using var client = new RawClient(server.Port);
        await client.ReadAsync();
        Assert.StartsWith("503", await client.SayAsync("PROT P"), StringComparison.Ordinal);
        Assert.StartsWith("234", await client.SayAsync("AUTH TLS"), StringComparison.Ordinal);
        await client.BeginTlsAsync(server.Certificate, SslProtocols.Tls13);
        await client.SayAsync("USER ann");
        Assert.StartsWith("230", await client.SayAsync($"PASS {TestLogin.Password}"), StringComparison.Ordinal);

        using var data = await client.OpenDataAsync();
        Assert.StartsWith("521", await client.SayAsync("LIST"), StringComparison.Ordinal);
        Assert.StartsWith("200", await client.SayAsync("PBSZ 0"), StringComparison.Ordinal);
        Assert.StartsWith("534", await client.SayAsync("PROT C"), StringComparison.Ordinal);
        Assert.StartsWith("200", await client.SayAsync("PROT P"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_before_tls_is_not_taken_for_a_command_behind_it()
    {
        await using var server = new TestServer();
        using var client = new RawClient(server.Port);
        await client.ReadAsync();
        await client.WriteAsync("AUTH TLS\r\nUSER mallory\r\n"u8.ToArray());
        Assert.StartsWith("234", await client.ReadAsync(), StringComparison.Ordinal);
        await client.BeginTlsAsync(server.Certificate, SslProtocols.Tls12);

        Assert.StartsWith("503", await client.SayAsync($"PASS {TestLogin.Password}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA)]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256)]
    public async Task Old_ciphers_are_refused(TlsCipherSuite suite)
    {
        await using var server = new TestServer();
        using var client = new RawClient(server.Port);
        await client.ReadAsync();
        await client.SayAsync("AUTH TLS");
        var policy = OperatingSystem.IsLinux() ? new CipherSuitesPolicy([suite]) : null;

        await Assert.ThrowsAnyAsync<Exception>(() => client.BeginTlsAsync(server.Certificate, SslProtocols.Tls12, policy));
    }

    [Fact]
    public async Task After_some_failures_a_client_is_disconnected_and_after_more_its_address_is_shut_out()
    {
        await using var server = new TestServer(options => options with { MaxFailedLogins = 2, MaxFailedLoginsPerAddress = 3 });
        using (var first = new RawClient(server.Port))
        {
            await first.ReadAsync();
            await first.SayAsync("USER ann");
            Assert.StartsWith("530", await first.SayAsync("PASS a"), StringComparison.Ordinal);
            await first.SayAsync("USER ann");
            Assert.StartsWith("421", await first.SayAsync("PASS b"), StringComparison.Ordinal);
            Assert.Null(await first.SayAsync("NOOP"));
        }

        using var second = new RawClient(server.Port);
        await second.ReadAsync();
        await second.SayAsync("USER ann");
        Assert.StartsWith("530", await second.SayAsync("PASS c"), StringComparison.Ordinal);
        await second.SayAsync("USER ann");
        Assert.StartsWith("421", await second.SayAsync($"PASS {TestLogin.Password}"), StringComparison.Ordinal);

        using var third = new RawClient(server.Port);
        Assert.StartsWith("421", await third.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nobody_can_tell_the_client_may_try_again()
    {
        await using var server = new TestServer();
        using var client = new RawClient(server.Port);
        await client.ReadAsync();
        await client.SayAsync("USER ann");

        Assert.StartsWith("430", await client.SayAsync("PASS nobody there"), StringComparison.Ordinal);
        Assert.StartsWith("230", await client.SayAsync($"PASS {TestLogin.Password}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_ends_lets_the_transfer_go_on_and_then_asks_again()
    {
        var isWelcome = true;
        await using var server = new TestServer(files: root => new MomentaryFiles(new FolderFiles(root, isWritable: true), () => isWelcome));
        using (var large = File.Create(server.InRoot("large")))
        {
            large.SetLength(100 << 20);
        }

        using var client = await RawClient.LoggedInAsync(server);
        using var data = await client.OpenDataAsync();
        Assert.StartsWith("150", await client.SayAsync("RETR large"), StringComparison.Ordinal);
        isWelcome = false;
        using var target = new CountingStream();
        await data.GetStream().CopyToAsync(target, TestContext.Current.CancellationToken);

        Assert.Equal(100 << 20, target.Length);
        Assert.StartsWith("226", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("530", await client.SayAsync("PWD"), StringComparison.Ordinal);
        isWelcome = true;
        Assert.StartsWith("530", await client.SayAsync("PWD"), StringComparison.Ordinal);
        await client.SayAsync("USER ann");
        Assert.StartsWith("230", await client.SayAsync($"PASS {TestLogin.Password}"), StringComparison.Ordinal);
        Assert.StartsWith("257", await client.SayAsync("PWD"), StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_loopback_a_certificate_is_needed() =>
        Assert.Throws<InvalidOperationException>(() => new FtpServer(
            new FtpServerOptions { Address = System.Net.IPAddress.Any }, new TestLogin(() => new FolderFiles("/", isWritable: false)), TimeProvider.System).Start());

    [Fact]
    public void Credentials_do_not_show_the_password() =>
        Assert.DoesNotContain("secret", new FtpCredentials("ann", "secret", System.Net.IPAddress.Loopback).ToString(), StringComparison.Ordinal);

    private sealed class MomentaryFiles(IFtpFiles files, Func<bool> isWelcome) : IFtpFiles
    {
        public ValueTask<bool> ConfirmAsync(CancellationToken cancellation) => new(isWelcome());

        public ValueTask<FtpEntry?> FindAsync(FtpPath path, CancellationToken cancellation) => files.FindAsync(path, cancellation);

        public IAsyncEnumerable<FtpEntry> ListAsync(FtpPath folder, CancellationToken cancellation) => files.ListAsync(folder, cancellation);

        public ValueTask<IFtpContent> OpenAsync(FtpPath path, CancellationToken cancellation) => files.OpenAsync(path, cancellation);

        public ValueTask<IFtpUpload> WriteAsync(FtpPath path, FtpWrite how, CancellationToken cancellation) => files.WriteAsync(path, how, cancellation);

        public ValueTask RenameAsync(FtpPath from, FtpPath to, CancellationToken cancellation) => files.RenameAsync(from, to, cancellation);

        public ValueTask DeleteAsync(FtpPath path, CancellationToken cancellation) => files.DeleteAsync(path, cancellation);

        public ValueTask CreateFolderAsync(FtpPath path, CancellationToken cancellation) => files.CreateFolderAsync(path, cancellation);

        public ValueTask RemoveFolderAsync(FtpPath path, CancellationToken cancellation) => files.RemoveFolderAsync(path, cancellation);

        public ValueTask<Sha256Digest> HashAsync(FtpPath path, CancellationToken cancellation) => files.HashAsync(path, cancellation);

        public ValueTask<string?> SiteAsync(string command, CancellationToken cancellation) => files.SiteAsync(command, cancellation);

        public ValueTask DisposeAsync() => files.DisposeAsync();
    }
}
