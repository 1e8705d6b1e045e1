using Cardshop.Ftp.Lines;

namespace Cardshop.Ftp.Client.Replies;

/// <summary>
/// Puts lines together to replies (RFC 959, section 4.2). One of several lines begins with <c>211-</c> and ends with the first line that begins with
/// <c>211</c> and a space.
/// </summary>
/// <param name="host">The server, for messages.</param>
internal sealed class ReplyParser(string host)
{
    private const int MostLines = 2000;

    private readonly List<string> _lines = [];
    private int _code;

    /// <summary>Takes a line.</summary>
    /// <returns>The reply, once it is whole.</returns>
    /// <exception cref="FtpClientException">The line makes no sense, or there are too many.</exception>
    public ServerReply? Take(ControlLine line)
    {
        var text = line.Kind == ControlLineKind.Text ? line.Text : throw Senseless(line.Kind == ControlLineKind.TooLong ? "a line that is too long" : "a line that is not text");
        var code = ReadCode(text);
        var isEnd = text.Length == 3 || (text.Length > 3 && text[3] == ' ');
        if (_lines.Count == 0)
        {
            _code = code ?? throw Senseless("a line that does not begin with a code");
            _lines.Add(text.Length > 3 ? text[4..] : "");
            return isEnd ? Complete() : text[3] == '-' ? null : throw Senseless("a code with something else behind it");
        }

        if (code == _code && isEnd)
        {
            _lines.Add(text.Length > 3 ? text[4..] : "");
            return Complete();
        }

        _lines.Add(text);
        return _lines.Count <= MostLines ? null : throw Senseless($"more than {MostLines} lines");
    }

    private static int? ReadCode(string text) =>
        text.Length >= 3 && text[0] is >= '1' and <= '5' && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && (text.Length == 3 || text[3] is ' ' or '-')
            ? int.Parse(text.AsSpan(0, 3))
            : null;

    private ServerReply Complete()
    {
        var reply = new ServerReply(_code, [.. _lines]);
        _lines.Clear();
        return reply;
    }

    private FtpClientException Senseless(string what) => new($"{host} does not answer as an FTP server does: it sent {what}.");
}
