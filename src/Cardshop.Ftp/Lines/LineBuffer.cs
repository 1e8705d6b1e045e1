using System.Text;

namespace Cardshop.Ftp.Lines;

/// <summary>
/// Cuts bytes of the control connection into lines, which end with LF or CR LF. Telnet commands (RFC 854), which some clients send in
/// front of ABOR, are left out: <c>FF F4 FF F2 41 42 4F 52 0D 0A</c> is ABOR.
/// </summary>
internal sealed class LineBuffer(int longestLine)
{
    private const byte TelnetCommand = 0xFF;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _bytes = new byte[longestLine + 2];
    private int _start;
    private int _end;
    private bool _isTooLong;

    /// <summary>Whether bytes came behind the last line that was taken.</summary>
    public bool IsEmpty => _start == _end;

    /// <summary>Where the next bytes go; never empty once <see cref="TryTake"/> has said no.</summary>
    public Memory<byte> Room
    {
        get
        {
            if (_start > 0)
            {
                _bytes.AsSpan(_start.._end).CopyTo(_bytes);
                (_start, _end) = (0, _end - _start);
            }

            if (_end == _bytes.Length)
            {
                (_isTooLong, _end) = (true, 0);
            }

            return _bytes.AsMemory(_end);
        }
    }

    public void Advance(int count) => _end += count;

    /// <summary>Forgets what was not taken.</summary>
    public void Clear() => (_start, _end, _isTooLong) = (0, 0, false);

    public bool TryTake(out ControlLine line)
    {
        var bytes = _bytes.AsSpan(_start.._end);
        var length = bytes.IndexOf((byte)'\n');
        line = default;
        if (length < 0)
        {
            return false;
        }

        _start += length + 1;
        line = _isTooLong || length > longestLine ? new ControlLine(ControlLineKind.TooLong, "") : Read(bytes[..length]);
        _isTooLong = false;
        return true;
    }

    private static ControlLine Read(Span<byte> bytes)
    {
        bytes = bytes.EndsWith("\r"u8) ? bytes[..^1] : bytes;
        bytes = bytes.Contains(TelnetCommand) ? WithoutTelnet(bytes) : bytes;
        try
        {
            var text = Utf8.GetString(bytes);
            return text.Any(char.IsControl) ? new ControlLine(ControlLineKind.NotText, "") : new ControlLine(ControlLineKind.Text, text);
        }
        catch (DecoderFallbackException)
        {
            return new ControlLine(ControlLineKind.NotText, "");
        }
    }

    private static Span<byte> WithoutTelnet(Span<byte> bytes)
    {
        var kept = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == TelnetCommand)
            {
                at++;
            }
            else
            {
                bytes[kept++] = bytes[at];
            }
        }

        return bytes[..kept];
    }
}
