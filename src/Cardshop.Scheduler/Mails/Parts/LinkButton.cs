using System.Net;
using System.Text;

namespace Cardshop.Scheduler.Mails.Parts;

/// <summary>A link that looks like a button.</summary>
internal sealed record LinkButton(string Label, string Address) : IMailPart
{
    public void Write(StringBuilder text, StringBuilder html, object[] values)
    {
        text.Append(Label).Append("\r\n").Append(Address).Append("\r\n\r\n");
        html.Append("<p><a href=\"").Append(WebUtility.HtmlEncode(Address)).Append("\" style=\"background:#1a5fb4;color:#fff;padding:.5em 1em;text-decoration:none\">")
            .Append(WebUtility.HtmlEncode(Label)).Append("</a></p>");
    }
}
