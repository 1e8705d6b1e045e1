using Cardshop.Ftp.Client.Replies;

namespace Cardshop.Ftp.Client;

/// <summary>An FTP client that is logged in (RFC 959, 3659, 4217; passive mode only). One command at a time.</summary>
public sealed partial class FtpClient : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly FtpClientOptions _options;
    private readonly ClientConnection _connection;
    private bool _isExtended = true;
    private bool _isBroken;

    private FtpClient(FtpClientOptions options, TimeProvider clock) => (_options, _connection) = (options, new ClientConnection(options, clock));

    /// <summary>Connects to a server and logs in.</summary>
    /// <param name="options">Which, and who.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="FtpClientException">The server cannot be reached, is not the one that is meant, or does not let us in.</exception>
    public static async Task<FtpClient> ConnectAsync(FtpClientOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var client = new FtpClient(options, clock);
        try
        {
            await client.OpenAsync(cancellation);
            return client;
        }
        catch
        {
            await client._connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says goodbye, if the server still listens, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_isBroken)
            {
                await _connection.SendAsync("QUIT", CancellationToken.None);
                await _connection.ReadAsync(Farewell, CancellationToken.None);
            }
        }
        catch (FtpClientException)
        {
            // It has gone first.
        }

        await _connection.DisposeAsync();
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        await _connection.OpenAsync(cancellation);
        Require(await ReadAsync(_options.Timeout, cancellation), "The connection");
        if (_options.Security == FtpSecurity.Explicit)
        {
            await DoAsync("AUTH TLS", cancellation);
            await _connection.BeginTlsAsync(cancellation);
        }

        if ((await DoAsync($"USER {_options.Username}", cancellation)).Code == 331)
        {
            Require(await SayAsync($"PASS {_options.Password}", cancellation), "The login");
        }

        if (_options.Security != FtpSecurity.None)
        {
            await DoAsync("PBSZ 0", cancellation);
            await DoAsync("PROT P", cancellation);
        }

        await DoAsync("TYPE I", cancellation);
        await SayAsync("OPTS UTF8 ON", cancellation);
    }

    /// <summary>Sends a command whose answer must be a good one.</summary>
    private async Task<ServerReply> DoAsync(string command, CancellationToken cancellation) => Require(await SayAsync(command, cancellation), command);

    private async Task<ServerReply> SayAsync(string command, CancellationToken cancellation)
    {
        await _connection.SendAsync(command, cancellation);
        return await ReadAsync(_options.Timeout, cancellation);
    }

    private async Task<ServerReply> ReadAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        try
        {
            return await _connection.ReadAsync(timeout, cancellation);
        }
        catch
        {
            // Whatever comes now may be the answer to something that was asked before.
            _isBroken = true;
            throw;
        }
    }

    private ServerReply Require(ServerReply reply, string what) =>
        reply.IsGood ? reply : throw new FtpClientException($"{_options.Host}: {what} was refused: {reply}", reply.Code);
}
