using System.Net.Security;
using System.Text;

namespace Cardshop.Scheduler.Mails.Smtp;

/// <summary>Lines to a mail server and its answers.</summary>
/// <param name="stream">Bytes both ways; ends with the connection.</param>
internal sealed class SmtpConnection(Stream stream) : IAsyncDisposable
{
    private const int LongestLine = 2_048;
    private const int MostLines = 200;

    private readonly byte[] _buffer = new byte[LongestLine];
    private Stream _stream = stream;
    private int _start;
    private int _end;

    /// <summary>Asks.</summary>
    /// <exception cref="IOException">The connection broke, or what came is no answer.</exception>
    public async Task<SmtpReply> AskAsync(string line, CancellationToken cancellation)
    {
        await SendAsync(Encoding.UTF8.GetBytes($"{line}\r\n"), cancellation);
        return await ReadAsync(cancellation);
    }

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await _stream.WriteAsync(bytes, cancellation);
        await _stream.FlushAsync(cancellation);
    }

    /// <summary>The next answer.</summary>
    /// <exception cref="IOException">The connection broke, or what came is no answer.</exception>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        for (var first = 0; lines.Count < MostLines;)
        {
            var line = await LineAsync(cancellation);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), System.Globalization.NumberStyles.None, null, out var code) || code is < 200 or > 599 || (first != 0 && code != first)
                || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw new IOException("it does not speak SMTP.");
            }

            first = code;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new IOException($"it answers with more than {MostLines} lines.");
    }

    /// <summary>Goes on with TLS.</summary>
    /// <exception cref="IOException">It broke, or bytes came before TLS, which somebody else may have sent.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The certificate is not good.</exception>
    public async Task SecureAsync(SslClientAuthenticationOptions options, CancellationToken cancellation)
    {
        if (_start < _end)
        {
            throw new IOException("it says something between STARTTLS and TLS, which is a known way to attack.");
        }

        var secure = new SslStream(_stream);
        _stream = secure;
        await secure.AuthenticateAsClientAsync(options, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, length).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            if (_end == _buffer.Length)
            {
                throw new IOException($"it sends a line of more than {LongestLine} bytes.");
            }

            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
            _end += read > 0 ? read : throw new IOException("it closed the connection.");
        }
    }
}
