using System.Net;
using System.Net.Sockets;

namespace Cardshop.Hosting.Addresses;

/// <summary>
/// Takes the addresses to listen at before anything else is begun: then a port that was left open is known when links are made, and one that
/// somebody else has is told at once.
/// </summary>
internal sealed class BoundAddresses : IDisposable
{
    private readonly List<BoundAddress> _all = [];

    public IReadOnlyList<BoundAddress> All => _all;

    /// <exception cref="IOException">An address cannot be had.</exception>
    public static BoundAddresses Take(IEnumerable<ListenUrl> urls)
    {
        var bound = new BoundAddresses();
        try
        {
            foreach (var url in urls)
            {
                bound.Take(url);
            }

            return bound;
        }
        catch
        {
            bound.Dispose();
            throw;
        }
    }

    /// <summary>The socket for a place, for whoever listens there.</summary>
    public Socket SocketFor(EndPoint place) => _all.Single(bound => bound.EndPoint.Equals(place)).Socket;

    public void Dispose() => _all.ForEach(bound => bound.Socket.Dispose());

    private void Take(ListenUrl url)
    {
        for (var i = 0; i < url.Addresses.Count; i++)
        {
            try
            {
                Take(url, url.Addresses[i]);
            }
            catch (SocketException error) when (i > 0 && error.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
            {
                // localhost is one address on this machine.
            }
            catch (SocketException error)
            {
                throw new IOException($"{url}: cannot listen there: {Explain(error)}", error);
            }
        }
    }

    private void Take(ListenUrl url, IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(address, url.Port));

            // Only who listens has a port for himself on every system; whoever connects early waits until there is a server.
            socket.Listen();
            _all.Add(new BoundAddress(url, (IPEndPoint)socket.LocalEndPoint!, socket));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Explain(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "another program does already. End it, or choose another port with --urls.",
        SocketError.AddressNotAvailable => "this machine does not have that address.",
        SocketError.AccessDenied => "that port is for programs with more rights. Choose one of 1024 or more with --urls.",
        _ => error.Message,
    };
}
