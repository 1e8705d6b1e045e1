using System.Globalization;
using System.Text;

namespace Cardshop.Scheduler.Mails.Mime;

/// <summary>
/// A mail as it travels (RFC 5322), as text and HTML side by side (RFC 2046 section 5.1.4). But for addresses it has only ASCII
/// and no line longer than 76 characters; no line is a dot.
/// </summary>
internal static class MimeWriter
{
    /// <summary>The mail, ending with a line break.</summary>
    public static string Write(Mail mail, MailOptions options, DateTimeOffset date)
    {
        // No text in quoted-printable has "=_", so no part can contain the boundary.
        var boundary = $"=_{mail.MessageId.Trim('<', '>').Split('@')[0]}";
        var text = new StringBuilder();
        Header("From", $"{HeaderText.Encode(options.FromName)} <{options.From}>");
        Header("To", mail.To);
        if (mail.Copy is not null)
        {
            Header("Cc", mail.Copy);
        }

        Header("Subject", HeaderText.Encode(mail.Subject));
        Header("Date", date.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000");
        Header("Message-ID", mail.MessageId);
        Header("Auto-Submitted", "auto-generated");
        Header("MIME-Version", "1.0");
        Header("Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        text.Append("\r\n");
        Part("text/plain", mail.Text);
        Part("text/html", mail.Html);
        return text.Append($"--{boundary}--\r\n").ToString();

        void Header(string name, string value) => text.Append($"{name}: {value}\r\n");

        void Part(string type, string content) => text.Append(
            $"--{boundary}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{QuotedPrintable.Encode(content)}\r\n");
    }
}
