using System.Text;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Replies;

/// <summary>An answer (RFC 959, section 4.2), such as <c>257 "/" is where you are.</c></summary>
internal sealed record FtpReply(int Code, IReadOnlyList<string> Lines)
{
    public FtpReply(int code, string text)
        : this(code, [text])
    {
    }

    /// <summary>What happens then.</summary>
    public FtpNext Next { get; init; }

    /// <summary>What is transferred then; the answer is a preliminary one, and another follows.</summary>
    public FtpTransfer? Transfer { get; init; }

    /// <summary>As it goes over the wire. Of several lines, all but the first and the last are indented.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Lines.Count; i++)
        {
            var isLast = i == Lines.Count - 1;
            text.Append(i > 0 && !isLast ? " " : isLast ? $"{Code} " : $"{Code}-").Append(Clean(Lines[i])).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public override string ToString() => $"{Code} {Lines[^1]}";

    /// <summary>A reply never has a line break or a control character within, whatever it quotes.</summary>
    private static string Clean(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
