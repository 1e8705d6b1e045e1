using System.Net;
using System.Text;

namespace Cardshop.Scheduler.Mails.Parts;

/// <summary>The last line, small.</summary>
internal sealed record Footer(string Content) : IMailPart
{
    public void Write(StringBuilder text, StringBuilder html, object[] values)
    {
        text.Append("-- \r\n").Append(Content).Append("\r\n");
        html.Append("<p style=\"color:#666;font-size:small\">").Append(WebUtility.HtmlEncode(Content)).Append("</p>");
    }
}
