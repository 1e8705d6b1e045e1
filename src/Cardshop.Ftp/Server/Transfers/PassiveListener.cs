using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Cardshop.Ftp.Server.Tls;

namespace Cardshop.Ftp.Server.Transfers;

/// <summary>Waits for the data connection of one client. One that comes from another address is hung up on.</summary>
internal sealed class PassiveListener(Socket listener, IPAddress client) : IDisposable
{
    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <param name="certificate">For TLS; null for a connection without.</param>
    /// <param name="isUpload">Whether the client only sends.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DataChannelException">The client does not come, or speaks no TLS.</exception>
    public async Task<DataChannel> AcceptAsync(
        SslStreamCertificateContext? certificate, bool isUpload, FtpServerOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(options.AcceptTimeout, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        Socket? socket = null;
        try
        {
            socket = await AcceptAsync(stop.Token);
            if (certificate is null)
            {
                return new DataChannel(socket, tls: null, options.DataTimeout, clock);
            }

            var tls = await ModernTls.AcceptAsync(new NetworkStream(socket, ownsSocket: true), certificate, isUpload, stop.Token);
            return new DataChannel(socket, tls, options.DataTimeout, clock);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            socket?.Dispose();
            throw new DataChannelException(425, $"No data connection was made within {options.AcceptTimeout.TotalSeconds:0} seconds.");
        }
        catch (Exception error) when (error is IOException or SocketException or AuthenticationException)
        {
            socket?.Dispose();
            throw new DataChannelException(425, "TLS cannot be agreed upon for the data connection.", error);
        }
    }

    public void Dispose() => listener.Dispose();

    private async Task<Socket> AcceptAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var socket = await listener.AcceptAsync(cancellation);
            if (socket.RemoteEndPoint is IPEndPoint { Address: var from } && Addresses.Plain(from).Equals(client))
            {
                socket.NoDelay = true;
                return socket;
            }

            socket.Dispose();
        }
    }
}
