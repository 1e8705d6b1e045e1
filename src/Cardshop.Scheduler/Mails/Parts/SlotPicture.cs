using System.Net;
using System.Text;

namespace Cardshop.Scheduler.Mails.Parts;

/// <summary>The slots of a site side by side, one of them marked. A table, because mail programs show nothing else everywhere.</summary>
internal sealed record SlotPicture(IReadOnlyList<string> Slots, string Marked) : IMailPart
{
    private const string Plain = "border:1px solid #999;padding:.8em 1em;color:#999";
    private const string Strong = "border:3px solid #1a5fb4;padding:.8em 1em;background:#1a5fb4;color:#fff;font-weight:bold";

    public void Write(StringBuilder text, StringBuilder html, object[] values)
    {
        text.AppendJoin("  ", Slots.Select(slot => IsMarked(slot) ? $"[[ {slot} ]]" : $"[ {slot} ]")).Append("\r\n\r\n");
        html.Append(Html);
    }

    /// <summary>As HTML.</summary>
    public string Html =>
        $"<table role=\"img\" cellspacing=\"6\"><tr>{string.Concat(Slots.Select(slot => $"<td style=\"{(IsMarked(slot) ? Strong : Plain)}\">{WebUtility.HtmlEncode(slot)}</td>"))}</tr></table>";

    private bool IsMarked(string slot) => string.Equals(slot, Marked, StringComparison.Ordinal);
}
