using System.Net;
using System.Text;

namespace Cardshop.Scheduler.Mails.Parts;

/// <summary>Text as it is.</summary>
internal sealed record Verbatim(string Content) : IMailPart
{
    public void Write(StringBuilder text, StringBuilder html, object[] values)
    {
        text.Append(Content).Append("\r\n\r\n");
        html.Append("<p>").Append(WebUtility.HtmlEncode(Content)).Append("</p>");
    }
}
