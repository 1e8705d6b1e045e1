using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Cardshop.Ftp.Server.Transfers;

/// <summary>The ports that data connections come in at.</summary>
/// <param name="first">The first; 0 for any that is free.</param>
/// <param name="last">The last.</param>
internal sealed class PassivePorts(int first, int last)
{
    /// <summary>Listens at one of them, from a random one on, so that nobody guesses which is next.</summary>
    /// <returns>Null when all are in use.</returns>
    public Socket? Listen(IPAddress address)
    {
        var count = first == 0 ? 1 : last - first + 1;
        var start = RandomNumberGenerator.GetInt32(count);
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(address, first + ((start + i) % count)));
                socket.Listen(2);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
            }
        }

        return null;
    }
}
