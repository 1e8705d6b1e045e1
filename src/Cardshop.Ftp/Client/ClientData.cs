using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;

namespace Cardshop.Ftp.Client;

/// <summary>A connection for data.</summary>
internal sealed class ClientData(NetworkStream dialled, ClientConnection connection) : IAsyncDisposable
{
    private const int PieceSize = 256 << 10;

    private Stream? _protected;

    private Stream Current => _protected ?? dialled;

    /// <summary>Takes up TLS where the control connection has it. Servers begin it once they have answered the command.</summary>
    public async Task ProtectAsync(CancellationToken cancellation) => _protected = await connection.ProtectDataAsync(dialled, cancellation);

    /// <summary>Receives all there is.</summary>
    /// <returns>How many bytes that was.</returns>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public async Task<long> ReceiveAsync(Stream target, IProgress<long>? progress, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            for (long total = 0; ;)
            {
                var count = await connection.GuardAsync(stop => Current.ReadAsync(buffer, stop).AsTask(), cancellation);
                if (count == 0)
                {
                    return total;
                }

                await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
                total += count;
                progress?.Report(total);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Sends all there is.</summary>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public async Task SendAsync(Stream source, IProgress<long>? progress, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            var total = 0L;
            for (int count; (count = await source.ReadAsync(buffer, cancellation)) > 0; total += count, progress?.Report(total))
            {
                await connection.GuardAsync(async stop => { await Current.WriteAsync(buffer.AsMemory(0, count), stop); return 0; }, cancellation);
            }

            // Whatever the server has sent, such as tickets of TLS 1.3, must be read: else the kernel resets the connection, and the end is lost.
            await connection.GuardAsync(
                async stop =>
                {
                    await CompleteAsync();
                    while (await Current.ReadAsync(buffer, stop) > 0)
                    {
                    }

                    return 0;
                },
                cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public ValueTask DisposeAsync() => Current.DisposeAsync();

    private async Task CompleteAsync()
    {
        if (_protected is SslStream tls)
        {
            await tls.ShutdownAsync();
        }

        dialled.Socket.Shutdown(SocketShutdown.Send);
    }
}
