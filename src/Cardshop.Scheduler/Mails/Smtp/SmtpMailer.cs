using System.Net.Sockets;
using System.Security.Authentication;

namespace Cardshop.Scheduler.Mails.Smtp;

/// <summary>Over SMTP (RFC 5321), with TLS by STARTTLS (RFC 3207) or from the first byte (RFC 8314).</summary>
internal sealed class SmtpMailer(MailOptions options, TimeProvider clock) : IMailer
{
    private string Server => $"{options.Host}:{options.Port}";

    public async Task<MailReport> SendAsync(Mail mail, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(options.Timeout, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(options.Host!, options.Port, end.Token);
            await using var connection = new SmtpConnection(new NetworkStream(socket));
            return await new SmtpSession(connection, options, clock).SendAsync(mail, end.Token);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"{Server} has not taken the mail within {options.Timeout.TotalSeconds:0} s.", error);
        }
        catch (SocketException error)
        {
            throw new IOException($"{Server} cannot be reached: {error.Message}", error);
        }
        catch (AuthenticationException error)
        {
            throw new IOException($"{Server}: its certificate is not good: {error.Message} If it is your own, name a file with it in scheduler.mail.trusted_certificates.", error);
        }
        catch (IOException error)
        {
            throw new IOException($"{Server}: {error.Message}", error);
        }
    }
}
