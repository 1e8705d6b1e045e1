using System.Net;
using System.Net.Sockets;

namespace Cardshop.Warehouse.Ftp;

/// <summary>How the FTP door of a warehouse works. Without a port there is none.</summary>
public sealed record FtpDoorOptions
{
    /// <summary>The IP address that it listens on; <c>*</c> for all, null for loopback.</summary>
    public string? Address { get; set; }

    /// <summary>The port where TLS begins when the client asks for it; 0 for a free one, null for none.</summary>
    public int? Port { get; set; }

    /// <summary>The port where TLS begins at once; 0 for a free one, null for none.</summary>
    public int? ImplicitPort { get; set; }

    /// <summary>The first port for data; 0 for any that is free.</summary>
    public int FirstDataPort { get; set; }

    /// <summary>The last port for data.</summary>
    public int LastDataPort { get; set; }

    /// <summary>The IPv4 address that clients reach it at, when it is behind address translation; null for that of the connection.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>How many clients there may be.</summary>
    public int MaxSessions { get; set; } = 256;

    /// <summary>How many clients there may be from one address.</summary>
    public int MaxSessionsPerAddress { get; set; } = 64;

    /// <summary>How long a client may be silent between two commands.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Where it listens; null when that is no address.</summary>
    internal IPAddress? ListenAddress => Address switch
    {
        null => IPAddress.Loopback,
        "*" => Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any,
        _ => IPAddress.TryParse(Address, out var address) ? address : null,
    };

    /// <summary>Whether there is such a door.</summary>
    public bool IsOpen => Port is not null || ImplicitPort is not null;
}
