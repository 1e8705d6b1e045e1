using System.Net.Security;
using System.Text;
using Cardshop.Scheduler.Mails.Mime;

namespace Cardshop.Scheduler.Mails.Smtp;

/// <summary>One mail over one connection. Its exceptions lack the name of the server.</summary>
internal sealed class SmtpSession(SmtpConnection connection, MailOptions options, TimeProvider clock)
{
    private IReadOnlyList<string> _features = [];

    /// <summary>Sends it.</summary>
    /// <exception cref="IOException">Nobody has got it.</exception>
    public async Task<MailReport> SendAsync(Mail mail, CancellationToken cancellation)
    {
        if (options is { Tls: true, ImplicitTls: true })
        {
            await SecureAsync(cancellation);
        }

        Require(await connection.ReadAsync(cancellation), "it does not serve us");
        await GreetAsync(cancellation);
        if (options is { Tls: true, ImplicitTls: false })
        {
            await StartTlsAsync(cancellation);
        }

        await LogInAsync(cancellation);
        var report = await HandOverAsync(mail, cancellation);
        await LeaveAsync();
        return report;
    }

    private async Task GreetAsync(CancellationToken cancellation)
    {
        // We may have no name that the server could look up; an address literal is what RFC 5321 section 4.1.3 has for that.
        var reply = await connection.AskAsync("EHLO [127.0.0.1]", cancellation);
        Require(reply, "it does not greet us");
        _features = [.. reply.Lines.Skip(1).Select(line => line.ToUpperInvariant())];
    }

    private async Task StartTlsAsync(CancellationToken cancellation)
    {
        if (!_features.Contains("STARTTLS", StringComparer.Ordinal))
        {
            throw new IOException("it does not offer TLS, so nothing was sent. Switch scheduler.mail.tls off if the server is on this machine.");
        }

        Require(await connection.AskAsync("STARTTLS", cancellation), "it offers TLS but does not begin");
        await SecureAsync(cancellation);
        await GreetAsync(cancellation);
    }

    private Task SecureAsync(CancellationToken cancellation) => connection.SecureAsync(
        new SslClientAuthenticationOptions { TargetHost = options.Host, CertificateChainPolicy = MailTrust.Policy(options.TrustedCertificates) }, cancellation);

    private async Task LogInAsync(CancellationToken cancellation)
    {
        if (options.Username is not { } username)
        {
            return;
        }

        var password = options.Password ?? "";
        var mechanisms = _features.FirstOrDefault(feature => feature.StartsWith("AUTH ", StringComparison.Ordinal))?.Split(' ') ?? [];
        SmtpReply reply;
        if (mechanisms.Contains("PLAIN", StringComparer.Ordinal))
        {
            reply = await connection.AskAsync($"AUTH PLAIN {Base64($"\0{username}\0{password}")}", cancellation);
        }
        else if (mechanisms.Contains("LOGIN", StringComparer.Ordinal))
        {
            reply = await connection.AskAsync("AUTH LOGIN", cancellation);
            reply = reply.IsHalfDone ? await connection.AskAsync(Base64(username), cancellation) : reply;
            reply = reply.IsHalfDone ? await connection.AskAsync(Base64(password), cancellation) : reply;
        }
        else
        {
            throw new IOException("it offers no login that is known here (PLAIN, LOGIN). Remove scheduler.mail.username if it wants none.");
        }

        Require(reply, $"it refused the login as {username}; check scheduler.mail.username and scheduler.mail.password");
    }

    private async Task<MailReport> HandOverAsync(Mail mail, CancellationToken cancellation)
    {
        var recipients = mail.Copy is null ? [mail.To] : new[] { mail.To, mail.Copy };
        var wide = recipients.Append(options.From).Any(address => !Ascii.IsValid(address)) && _features.Contains("SMTPUTF8", StringComparer.Ordinal);
        Require(await connection.AskAsync($"MAIL FROM:<{options.From}>{(wide ? " SMTPUTF8" : "")}", cancellation), $"it takes no mail from {options.From}; check scheduler.mail.from");
        var (taken, deferred, refused, reasons) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var recipient in recipients)
        {
            var answer = await connection.AskAsync($"RCPT TO:<{recipient}>", cancellation);
            Sort(answer, [recipient], reasons, taken, deferred, refused);
        }

        if (taken.Count > 0)
        {
            var answer = await connection.AskAsync("DATA", cancellation);
            if (answer.IsHalfDone)
            {
                await connection.SendAsync(Encoding.UTF8.GetBytes(MimeWriter.Write(mail, options, clock.GetUtcNow()) + ".\r\n"), cancellation);
                answer = await connection.ReadAsync(cancellation);
            }

            Sort(answer, taken, reasons, [], deferred, refused);
        }

        return new MailReport(deferred, refused, reasons.Count == 0 ? null : string.Join("; ", reasons));
    }

    private static void Sort(SmtpReply answer, List<string> recipients, List<string> reasons, List<string> taken, List<string> deferred, List<string> refused)
    {
        (answer.IsDone ? taken : answer.IsFinal ? refused : deferred).AddRange(recipients);
        if (!answer.IsDone)
        {
            reasons.Add(answer.ToString());
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            await connection.SendAsync("QUIT\r\n"u8.ToArray(), CancellationToken.None);
        }
        catch (IOException)
        {
            // It has answered for the mail; that it has gone since changes nothing.
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void Require(SmtpReply reply, string what)
    {
        if (!reply.IsDone)
        {
            throw new IOException($"{what}: {reply}");
        }
    }
}
