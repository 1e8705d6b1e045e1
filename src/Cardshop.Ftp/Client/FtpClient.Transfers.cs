using System.Text;
using Cardshop.Ftp.Client.Replies;
using Cardshop.Ftp.Files;

namespace Cardshop.Ftp.Client;

/// <summary>What goes over data connections.</summary>
public sealed partial class FtpClient
{
    private const int LongestList = 64 << 20;

    /// <summary>Receives a file from some byte on. When it returns, the server has said that all of it was sent.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="target">Where they go.</param>
    /// <param name="progress">Told how many bytes there were so far.</param>
    /// <param name="cancellation">Ends it; the client cannot be used further.</param>
    /// <returns>How many bytes came.</returns>
    /// <exception cref="FtpClientException">The server has refused, or the connection broke. What came is in <paramref name="target"/>.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public async Task<long> DownloadAsync(string path, long offset, Stream target, IProgress<long>? progress, CancellationToken cancellation) =>
        await TransferAsync($"RETR {path}", offset, data => data.ReceiveAsync(target, progress, cancellation), _options.Timeout, cancellation);

    /// <summary>Sends a file from some byte on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where the first byte goes; null for the end of what is there.</param>
    /// <param name="source">The bytes from there on.</param>
    /// <param name="progress">Told how many bytes were sent so far.</param>
    /// <param name="cancellation">Ends it; the client cannot be used further.</param>
    /// <exception cref="FtpClientException">The server has refused, or the connection broke. What it has is kept by most servers: ask for the size.</exception>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public async Task UploadAsync(string path, long? offset, Stream source, IProgress<long>? progress, CancellationToken cancellation) => await TransferAsync(
        $"{(offset is null ? "APPE" : "STOR")} {path}",
        offset ?? 0,
        async data =>
        {
            await data.SendAsync(source, progress, cancellation);
            return 0;
        },
        _options.CommitTimeout,
        cancellation);

    /// <summary>What lies in a folder.</summary>
    /// <exception cref="FtpClientException">The server has refused, or sends what is no list.</exception>
    public async Task<IReadOnlyList<FtpEntry>> ListAsync(string folder, CancellationToken cancellation)
    {
        using var bytes = new BoundedMemory(LongestList);
        await TransferAsync($"MLSD {folder}", offset: 0, data => data.ReceiveAsync(bytes, progress: null, cancellation), _options.Timeout, cancellation);
        try
        {
            return [.. Encoding.UTF8.GetString(bytes.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(FactLine.Read).OfType<FtpEntry>()];
        }
        catch (FormatException error)
        {
            throw new FtpClientException($"{_options.Host}: the list of {folder} makes no sense: {error.Message}", inner: error);
        }
    }

    private async Task<long> TransferAsync(string command, long offset, Func<ClientData, Task<long>> move, TimeSpan patience, CancellationToken cancellation)
    {
        await using var data = await _connection.OpenDataAsync(await AskPortAsync(cancellation), cancellation);
        if (offset > 0)
        {
            await DoAsync($"REST {offset}", cancellation);
        }

        var reply = await SayAsync(command, cancellation);
        if (!reply.IsPreliminary)
        {
            throw new FtpClientException($"{_options.Host}: {command} was refused: {reply}", reply.Code);
        }

        // Until the last reply has come, the next answer belongs to this command.
        _isBroken = true;
        var (count, failure) = (0L, default(FtpClientException));
        try
        {
            await data.ProtectAsync(cancellation);
            count = await move(data);
        }
        catch (FtpClientException error)
        {
            // The server knows better why.
            failure = error;
        }

        await data.DisposeAsync();
        reply = await ReadAsync(failure is null ? patience : Farewell, cancellation);
        _isBroken = false;
        return failure is not null && reply.IsGood ? throw failure
            : reply.IsGood ? count
            : throw new FtpClientException($"{_options.Host}: {command} has failed: {reply}", reply.Code, failure);
    }

    private async Task<int> AskPortAsync(CancellationToken cancellation)
    {
        if (_isExtended)
        {
            var reply = await SayAsync("EPSV", cancellation);
            if (reply.Code == 229)
            {
                return PassiveReply.ReadExtended(reply.Text) ?? throw Senseless(reply);
            }

            _isExtended = reply.Code is not (500 or 501 or 502 or 522) ? throw new FtpClientException($"{_options.Host}: EPSV was refused: {reply}", reply.Code) : false;
        }

        var plain = await DoAsync("PASV", cancellation);
        return PassiveReply.ReadPlain(plain.Text) ?? throw Senseless(plain);
    }

    private FtpClientException Senseless(ServerReply reply) => new($"{_options.Host}: \"{reply}\" makes no sense as an answer.");
}
