using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Cardshop.Scheduler.Mails;

/// <summary>Over SMTP (RFC 5321), as text and HTML side by side (RFC 2046 section 5.1.4).</summary>
internal sealed class SmtpMailer(MailOptions options) : IMailer
{
    private const int TimeoutMilliseconds = 30_000;

    public async Task SendAsync(Mail mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls, Timeout = TimeoutMilliseconds };
        if (options.Username is not null)
        {
            client.Credentials = new NetworkCredential(options.Username, options.Password);
        }

        using var message = new MailMessage(new MailAddress(options.From, options.FromName, Encoding.UTF8), new MailAddress(mail.To))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        if (mail.Copy is not null)
        {
            message.CC.Add(new MailAddress(mail.Copy));
        }

        message.Headers.Add("Message-ID", mail.MessageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var text = View(mail.Text, MediaTypeNames.Text.Plain);
        using var html = View(mail.Html, MediaTypeNames.Text.Html);
        message.AlternateViews.Add(text);
        message.AlternateViews.Add(html);
        try
        {
            await client.SendMailAsync(message, cancellation);
        }
        catch (SmtpException error)
        {
            throw new IOException($"{options.Host}:{options.Port} did not take the mail: {error.Message} {error.InnerException?.Message}", error);
        }
    }

    private static AlternateView View(string content, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}
