using System.Net;
using System.Text;

namespace Cardshop.Scheduler.Mails.Parts;

/// <summary>A sentence or more with values in it.</summary>
internal sealed record Paragraph(string Sentence) : IMailPart
{
    public void Write(StringBuilder text, StringBuilder html, object[] values)
    {
        var line = string.Format(Sentence, values);
        text.Append(line).Append("\r\n\r\n");
        html.Append("<p>").Append(WebUtility.HtmlEncode(line)).Append("</p>");
    }
}
