using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Ftp.Server.Transfers;

/// <summary>A connection for one transfer. Each piece must get through within the time-out.</summary>
internal sealed class DataChannel(Socket socket, SslStream? tls, TimeSpan timeout, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Bytes that went over it.</summary>
    public long Transferred { get; private set; }

    /// <summary>Whether the kernel can send a file by itself.</summary>
    public bool CanSendFiles => tls is null && KernelSend.IsSupported;

    /// <returns>0 at the end.</returns>
    /// <exception cref="DataChannelException">The connection broke or stands still.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> room, CancellationToken cancellation)
    {
        var reading = tls is null ? socket.ReceiveAsync(room, SocketFlags.None, cancellation) : tls.ReadAsync(room, cancellation);
        var count = reading.IsCompletedSuccessfully ? await reading : await InTimeAsync(reading.AsTask(), cancellation);
        Transferred += count;
        return count;
    }

    /// <inheritdoc cref="ReadAsync"/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        Transferred += bytes.Length;
        if (tls is not null)
        {
            var writing = tls.WriteAsync(bytes, cancellation);
            if (!writing.IsCompletedSuccessfully)
            {
                await InTimeAsync(Counted(writing), cancellation);
            }

            return;
        }

        while (!bytes.IsEmpty)
        {
            var sending = socket.SendAsync(bytes, SocketFlags.None, cancellation);
            bytes = bytes[(sending.IsCompletedSuccessfully ? await sending : await InTimeAsync(sending.AsTask(), cancellation))..];
        }
    }

    /// <summary>Has the kernel send a part of a file.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public Task SendAsync(SafeFileHandle file, long offset, long end, CancellationToken cancellation) => Task.Factory.StartNew(
        () => KernelSend.Send(socket, file, offset, end, timeout, count => Transferred += count, cancellation),
        cancellation,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>Says that nothing more comes. A client that speaks TLS can tell this from a connection that was cut.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task CompleteAsync(CancellationToken cancellation)
    {
        if (tls is not null)
        {
            await InTimeAsync(Counted(new ValueTask(tls.ShutdownAsync())), cancellation);
        }

        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException error)
        {
            throw Broken(error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (tls is not null)
        {
            await tls.DisposeAsync();
        }

        socket.Dispose();
    }

    private static async Task<int> Counted(ValueTask task)
    {
        await task;
        return 0;
    }

    private static DataChannelException Broken(Exception error) => new(426, "The data connection broke.", error);

    private async Task<int> InTimeAsync(Task<int> moving, CancellationToken cancellation)
    {
        try
        {
            return await moving.WaitAsync(timeout, clock, cancellation);
        }
        catch (TimeoutException)
        {
            socket.Dispose();
            throw new DataChannelException(426, $"Nothing moved on the data connection for {timeout.TotalSeconds:0} seconds.");
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            throw Broken(error);
        }
    }
}
