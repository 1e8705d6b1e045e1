using System.Net.Security;
using System.Net.Sockets;
using Cardshop.Ftp.Lines;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Tls;

namespace Cardshop.Ftp.Server.Control;

/// <summary>The connection that commands and replies go over. One reader and one writer at a time.</summary>
internal sealed class ControlChannel(Stream stream, int longestLine) : IAsyncDisposable
{
    private readonly LineBuffer _lines = new(longestLine);
    private Stream _stream = stream;

    /// <summary>Whether it is encrypted.</summary>
    public bool IsProtected => _stream is SslStream;

    public async Task<ControlLine> ReadLineAsync(CancellationToken cancellation)
    {
        try
        {
            ControlLine line;
            while (!_lines.TryTake(out line))
            {
                // A read of nothing returns when there is something: until then TLS holds no buffer for what a silent client might say.
                var count = _stream is SslStream ? await _stream.ReadAsync(Memory<byte>.Empty, cancellation) : 0;
                count += await _stream.ReadAsync(_lines.Room, cancellation);
                if (count == 0)
                {
                    return ControlLine.Closed;
                }

                _lines.Advance(count);
            }

            return line;
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            return ControlLine.Closed;
        }
    }

    /// <exception cref="IOException">The client has gone.</exception>
    public async Task SendAsync(FtpReply reply, CancellationToken cancellation)
    {
        await _stream.WriteAsync(reply.ToBytes(), cancellation);
        await _stream.FlushAsync(cancellation);
    }

    /// <summary>Takes up TLS. What came before is forgotten: somebody in between may have put it there.</summary>
    public async Task BeginTlsAsync(SslStreamCertificateContext certificate, CancellationToken cancellation)
    {
        _lines.Clear();
        _stream = await ModernTls.AcceptAsync(_stream, certificate, isUpload: false, cancellation);
    }

    /// <summary>Says that nothing more comes.</summary>
    /// <exception cref="IOException">The client has gone.</exception>
    public async Task CompleteAsync()
    {
        if (_stream is SslStream tls)
        {
            await tls.ShutdownAsync();
        }
    }

    public async ValueTask DisposeAsync() => await _stream.DisposeAsync();
}
