using System.Net;
using System.Net.Sockets;
using System.Text;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Mails.Smtp;
using Cardshop.Shop.Hosting;
using Xunit;

namespace Cardshop.Shop.Mails;

/// <summary>Against a real server with TLS, and against servers that behave badly.</summary>
public sealed class SmtpTests
{
    private static readonly Mail Sample = new("zoe@example.org", "ann@example.org", "Écoles", "Bonjour Zoé,\r\n.\r\n", "<p>Bonjour Zoé,</p>", "<1@cardshop>");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mail_arrives_over_tls_with_a_login_and_a_certificate_of_ones_own(bool isImplicit)
    {
        using var certificate = new OwnCertificate();
        using var server = await Server(certificate, isImplicit, "shop:s3cret").StartAsync();
        var report = await SendAsync(Options(server) with { Tls = true, ImplicitTls = isImplicit, TrustedCertificates = certificate.Path, Username = "shop", Password = "s3cret" });
        Assert.Null(report.Reason);
        var mail = Assert.Single(await server.MailsAsync(1));
        Assert.Equal(("Écoles", "zoe@example.org, ann@example.org"), (mail.GetProperty("subject").GetString(), mail.GetProperty("envelope").GetString()));
        Assert.Equal("Bonjour Zoé,\n.\n", mail.GetProperty("text").GetString()!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Without_tls_nothing_is_sent_unless_that_is_wanted()
    {
        using var server = await new SmtpServer().StartAsync();
        Assert.Contains("does not offer TLS", await FailureAsync(Options(server) with { Tls = true }), StringComparison.Ordinal);
        Assert.Empty(await server.MailsAsync(0));
        Assert.Null((await SendAsync(Options(server))).Reason);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_or_of_another_server_is_refused_with_what_to_do()
    {
        using var certificate = new OwnCertificate();
        using var server = await Server(certificate).StartAsync();
        var unknown = await FailureAsync(Options(server) with { Tls = true });
        Assert.Contains("its certificate is not good", unknown, StringComparison.Ordinal);
        Assert.Contains("scheduler.mail.trusted_certificates", unknown, StringComparison.Ordinal);

        using var other = new OwnCertificate("192.0.2.1");
        using var elsewhere = await Server(other).StartAsync();
        Assert.Contains("its certificate is not good", await FailureAsync(Options(elsewhere) with { Tls = true, TrustedCertificates = other.Path }), StringComparison.Ordinal);
        Assert.Contains("cannot be read", await FailureAsync(Options(server) with { Tls = true, TrustedCertificates = "/nowhere.pem" }), StringComparison.Ordinal);
        Assert.Empty(await server.MailsAsync(0));
        Assert.Empty(await elsewhere.MailsAsync(0));
    }

    [Fact]
    public async Task A_wrong_login_and_one_that_a_server_does_not_know_are_told()
    {
        using var certificate = new OwnCertificate();
        using var server = await Server(certificate, isImplicit: false, "shop:s3cret").StartAsync();
        var basis = Options(server) with { Tls = true, TrustedCertificates = certificate.Path };
        Assert.Contains("refused the login as shop", await FailureAsync(basis with { Username = "shop", Password = "wrong" }), StringComparison.Ordinal);
        Assert.Contains("takes no mail from", await FailureAsync(basis), StringComparison.Ordinal);
        Assert.Empty(await server.MailsAsync(0));
    }

    [Fact]
    public async Task What_a_server_says_of_each_address_and_of_the_mail_is_told_apart()
    {
        using var server = await new SmtpServer().StartAsync();
        await Says("""{"rcpt": {"zoe@example.org": "550 5.1.1 nobody"}}""", deferred: [], refused: [Sample.To], "550 5.1.1 nobody");
        await Says("""{"rcpt": {"zoe@example.org": "451 4.7.1 later"}}""", deferred: [Sample.To], refused: [], "451 4.7.1 later");
        await Says("""{"rcpt": {"zoe@example.org": "550 5.7.1 relaying denied"}}""", deferred: [Sample.To], refused: [], "550 5.7.1 relaying denied");
        Assert.All(await server.MailsAsync(3), mail => Assert.Equal(Sample.Copy, mail.GetProperty("envelope").GetString()));
        await Says("""{"data": "451 4.3.0 later"}""", deferred: [Sample.To, Sample.Copy!], refused: [], "451 4.3.0 later");
        await Says("""{"data": "554 5.6.0 never"}""", deferred: [], refused: [Sample.To, Sample.Copy!], "554 5.6.0 never");
        Assert.Equal(3, (await server.MailsAsync(3)).Count);

        async Task Says(string replies, string[] deferred, string[] refused, string reason)
        {
            server.Answer(replies);
            var report = await SendAsync(Options(server));
            Assert.Equal((string.Join(' ', deferred), string.Join(' ', refused), reason), (string.Join(' ', report.Deferred), string.Join(' ', report.Refused), report.Reason));
        }
    }

    [Theory]
    [InlineData("", "has not taken the mail within 1 s")]
    [InlineData("SSH-2.0-OpenSSH\r\n", "does not speak SMTP")]
    [InlineData("220-a\r\n250 b\r\n", "does not speak SMTP")]
    [InlineData("554 no service\r\n", "does not serve us: 554 no service")]
    [InlineData("220 x\r\n|502 what\r\n", "does not greet us: 502 what")]
    [InlineData("220 x\r\n|250-x\r\n250 STARTTLS\r\n|220 go\r\n250 injected\r\n", "between STARTTLS and TLS")]
    [InlineData("220 x\r\n|250-x\r\n250 STARTTLS\r\n|454 no TLS today\r\n", "does not begin: 454 no TLS today")]
    [InlineData("220 x\r\n|close", "closed the connection")]
    public async Task A_server_that_stalls_or_talks_nonsense_is_left_in_time_with_a_reason(string script, string expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, script.Split('|'));
        var options = new MailOptions { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, Timeout = TimeSpan.FromSeconds(1) };
        Assert.Contains(expected, await FailureAsync(options), StringComparison.Ordinal);
        await serving;
    }

    [Fact]
    public async Task A_server_that_never_stops_talking_is_left()
    {
        foreach (var flood in new[] { new string('x', 100_000), string.Concat(Enumerable.Repeat("220-x\r\n", 10_000)) })
        {
            await using var connection = new SmtpConnection(new MemoryStream(Encoding.ASCII.GetBytes(flood)));
            await Assert.ThrowsAsync<IOException>(() => connection.ReadAsync(default));
        }
    }

    [Fact]
    public void Any_answer_is_understood_or_refused() => new TestKit.Fuzzer(
        [
            "250-mail.example\r\n250-AUTH PLAIN LOGIN\r\n250-8BITMIME\r\n250 STARTTLS\r\n"u8.ToArray(),
            "550 5.1.1 nobody\r\n"u8.ToArray(),
            "354\n"u8.ToArray(),
        ]).Run(
        bytes =>
        {
            var connection = new SmtpConnection(new MemoryStream(bytes));
            var reply = connection.ReadAsync(default).GetAwaiter().GetResult();
            Assert.InRange(reply.Code, 200, 599);
            Assert.NotEmpty(reply.Lines);
        },
        error => error is IOException);

    private static async Task ServeAsync(TcpListener listener, string[] script)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var buffer = new byte[4096];
        foreach (var answer in script)
        {
            if (answer is "close")
            {
                return;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            if (await stream.ReadAsync(buffer) == 0)
            {
                return;
            }
        }
    }

    private static SmtpServer Server(OwnCertificate certificate, bool isImplicit = false, string? login = null) =>
        new(["--certificate", certificate.Path, .. isImplicit ? ["--implicit"] : Array.Empty<string>(), .. login is null ? [] : new[] { "--login", login }]);

    private static MailOptions Options(SmtpServer server) => new() { Host = "127.0.0.1", Port = server.Port, Tls = false, Timeout = TimeSpan.FromSeconds(30) };

    private static Task<MailReport> SendAsync(MailOptions options) => new SmtpMailer(options, TimeProvider.System).SendAsync(Sample, default);

    private static async Task<string> FailureAsync(MailOptions options) => (await Assert.ThrowsAsync<IOException>(() => SendAsync(options))).Message;
}
