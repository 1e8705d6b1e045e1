using System.Net;
using System.Net.Sockets;

namespace Cardshop.Primitives.Connections;

/// <summary>
/// Makes the connections of HTTP clients. By themselves they ask a new connection where it leads, and when the other side has gone in
/// between, they throw that <see cref="SocketException"/> as it is, which nobody expects of them. Here it is asked at once, and what goes wrong
/// is an <see cref="IOException"/>, which they wrap as they should.
/// </summary>
public static class TcpDialer
{
    /// <summary>Connects to a host, at whichever of its addresses answers; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public static ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation) =>
        ConnectAsync(socket => socket.ConnectAsync(context.DnsEndPoint, cancellation));

    /// <summary>Connects to one of some addresses.</summary>
    public static ValueTask<Stream> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellation) =>
        ConnectAsync(socket => socket.ConnectAsync([.. addresses], port, cancellation));

    private static async ValueTask<Stream> ConnectAsync(Func<Socket, ValueTask> connect)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await connect(socket);
            RequirePeer(socket);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Once a socket has said where it leads, it remembers.</summary>
    private static void RequirePeer(Socket socket)
    {
        try
        {
            _ = socket.RemoteEndPoint;
        }
        catch (SocketException error)
        {
            throw new IOException("The other side closed the connection as soon as it was made.", error);
        }
    }
}
