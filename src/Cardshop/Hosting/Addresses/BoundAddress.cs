using System.Net;
using System.Net.Sockets;

namespace Cardshop.Hosting.Addresses;

/// <summary>A place that is ours to listen at.</summary>
/// <param name="Url">What it was asked for as.</param>
/// <param name="EndPoint">Where it is, with the port that it has got.</param>
/// <param name="Socket">Holds it.</param>
internal sealed record BoundAddress(ListenUrl Url, IPEndPoint EndPoint, Socket Socket)
{
    private string Scheme => Url.IsHttps ? "https" : "http";

    /// <summary>How others reach it, as far as one can tell from here.</summary>
    public Uri Outer => new($"{Scheme}://{OuterHost}:{EndPoint.Port}/");

    /// <summary>How this process reaches it.</summary>
    public Uri Inner => new($"{Scheme}://{(Url.IsAny ? "127.0.0.1" : Bracketed(EndPoint.Address))}:{EndPoint.Port}/");

    private string OuterHost => Url switch
    {
        { IsAny: true } => Dns.GetHostName(),
        { Host: "localhost" } => Url.Host,
        _ => Bracketed(EndPoint.Address),
    };

    private static string Bracketed(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
