using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using Cardshop.Ftp.Client.Replies;
using Cardshop.Ftp.Lines;
using Cardshop.Primitives.Digests;

namespace Cardshop.Ftp.Client;

/// <summary>The connections of a client: the one for commands, and those for data.</summary>
internal sealed class ClientConnection(FtpClientOptions options, TimeProvider clock) : IAsyncDisposable
{
    private const int LongestLine = 8192;

    private readonly LineBuffer _lines = new(LongestLine);
    private readonly ReplyParser _parser = new(options.Host);
    private Stream _stream = Stream.Null;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        _stream = await DialAsync(options.Port, cancellation);
        if (options.Security == FtpSecurity.Implicit)
        {
            await BeginTlsAsync(cancellation);
        }
    }

    public async Task BeginTlsAsync(CancellationToken cancellation)
    {
        _lines.Clear();
        _stream = await ProtectAsync(_stream, cancellation);
    }

    /// <summary>Connects to a port of the server for data.</summary>
    public async Task<ClientData> OpenDataAsync(int port, CancellationToken cancellation) => new(await DialAsync(port, cancellation), this);

    public Task<Stream> ProtectDataAsync(Stream stream, CancellationToken cancellation) =>
        options.Security == FtpSecurity.None ? Task.FromResult(stream) : ProtectAsync(stream, cancellation);

    /// <exception cref="FtpClientException">The connection is gone.</exception>
    public async Task SendAsync(string command, CancellationToken cancellation)
    {
        if (command.Any(char.IsControl))
        {
            throw new ArgumentException("A command is one line without control characters.", nameof(command));
        }

        var bytes = Encoding.UTF8.GetBytes(command + "\r\n");
        await GuardAsync(() => InTimeAsync(async stop => { await _stream.WriteAsync(bytes, stop); return 0; }, options.Timeout, cancellation));
    }

    /// <exception cref="FtpClientException">The connection is gone, or the answer makes no sense.</exception>
    public async Task<ServerReply> ReadAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        while (true)
        {
            while (_lines.TryTake(out var line))
            {
                if (_parser.Take(line) is { } reply)
                {
                    return reply;
                }
            }

            var count = await GuardAsync(() => InTimeAsync(stop => _stream.ReadAsync(_lines.Room, stop).AsTask(), timeout, cancellation));
            if (count == 0)
            {
                throw new FtpClientException($"{options.Host} closed the connection.") { IsTransient = true };
            }

            _lines.Advance(count);
        }
    }

    /// <summary>Does something with the server, within a time-out, and says in one way what goes wrong.</summary>
    /// <exception cref="FtpClientException">The connection broke or stands still.</exception>
    public Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation) =>
        GuardAsync(() => InTimeAsync(act, options.Timeout, cancellation));

    public async ValueTask DisposeAsync() => await _stream.DisposeAsync();

    private Task<NetworkStream> DialAsync(int port, CancellationToken cancellation) => GuardAsync(() => InTimeAsync(
        async stop =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(options.Host, port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
        options.Timeout,
        cancellation));

    private Task<Stream> ProtectAsync(Stream inner, CancellationToken cancellation) => GuardAsync(() => InTimeAsync<Stream>(
        async stop =>
        {
            var tls = new SslStream(inner, leaveInnerStreamOpen: false);
            try
            {
                await tls.AuthenticateAsClientAsync(
                    new SslClientAuthenticationOptions
                    {
                        TargetHost = options.Host,
                        EnabledSslProtocols = Server.Tls.ModernTls.Protocols,
                        RemoteCertificateValidationCallback = (_, shown, _, errors) => options.Fingerprint is { } pinned
                            ? shown is not null && new Sha256Digest(shown.GetCertHash(HashAlgorithmName.SHA256)) == pinned
                            : errors == SslPolicyErrors.None,
                    },
                    stop);
                return tls;
            }
            catch
            {
                await tls.DisposeAsync();
                throw;
            }
        },
        options.Timeout,
        cancellation));

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> act, TimeSpan timeout, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(timeout, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await act(stop.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new FtpClientException($"{options.Host} does not answer within {timeout.TotalSeconds:0} seconds.") { IsTransient = true };
        }
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (AuthenticationException error)
        {
            throw new FtpClientException(
                options.Fingerprint is null
                    ? $"{options.Host}: its certificate is not trusted, or it speaks an old TLS. Give the fingerprint of its certificate, or have it signed."
                    : $"{options.Host}: its certificate is not the one with the SHA-256 {options.Fingerprint}.",
                inner: error);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new FtpClientException($"{options.Host}: {error.Message}", inner: error) { IsTransient = true };
        }
    }
}
