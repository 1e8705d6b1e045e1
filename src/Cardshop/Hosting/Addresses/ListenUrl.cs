using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cardshop.Hosting.Addresses;

/// <summary>Where to listen: <c>http://127.0.0.1:8080</c>, <c>https://*:8443</c>, <c>http://localhost:0</c>.</summary>
/// <param name="IsHttps">Whether TLS is spoken there.</param>
/// <param name="Host">As it was written: an IP address, <c>localhost</c>, or <c>*</c> for all addresses.</param>
/// <param name="Port">0 for any that is free.</param>
internal sealed record ListenUrl(bool IsHttps, string Host, int Port)
{
    private const string Http = "http://";
    private const string Https = "https://";
    private const string Any = "*";
    private const string Localhost = "localhost";

    /// <summary>The addresses to listen at; the first one has to work, others only where the machine has them.</summary>
    public IReadOnlyList<IPAddress> Addresses => Host switch
    {
        Any => [Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any],
        Localhost => Port == 0 || !Socket.OSSupportsIPv6 ? [IPAddress.Loopback] : [IPAddress.Loopback, IPAddress.IPv6Loopback],
        _ => [IPAddress.Parse(Host)],
    };

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Addresses.All(IPAddress.IsLoopback);

    /// <summary>Whether it stands for all addresses of this machine.</summary>
    public bool IsAny => Addresses.Any(address => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    public static bool TryParse(string text, [NotNullWhen(true)] out ListenUrl? url)
    {
        url = null;
        var isHttps = text.StartsWith(Https, StringComparison.OrdinalIgnoreCase);
        if (!isHttps && !text.StartsWith(Http, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var place = text[(isHttps ? Https : Http).Length..].TrimEnd('/');
        var colon = place.LastIndexOf(':');
        var hasPort = colon > place.LastIndexOf(']');
        var port = isHttps ? 443 : 80;
        if (hasPort && !(int.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= IPEndPoint.MaxPort))
        {
            return false;
        }

        var host = (hasPort ? place[..colon] : place).Trim('[', ']').ToLowerInvariant();
        host = host is "+" ? Any : host;
        url = host is Any or Localhost || IPAddress.TryParse(host, out _) ? new ListenUrl(isHttps, host, port) : null;
        return url is not null;
    }

    public override string ToString() => $"{(IsHttps ? Https : Http)}{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";
}
