using System.Net;
using System.Net.Security;

namespace Cardshop.Ftp.Server;

/// <summary>How an FTP server works.</summary>
public sealed record FtpServerOptions
{
    /// <summary>The address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port, where TLS begins when the client asks for it (<c>AUTH TLS</c>); 0 for a free one, null for none.</summary>
    public int? Port { get; init; } = 0;

    /// <summary>A port where TLS begins at once; 0 for a free one, null for none.</summary>
    public int? ImplicitTlsPort { get; init; }

    /// <summary>The certificate, asked for with each connection, so that it can be renewed. Null: without TLS, and so on loopback only.</summary>
    public Func<SslStreamCertificateContext>? Certificate { get; init; }

    /// <summary>Whether somebody on this very machine may log in without TLS.</summary>
    public bool AllowsPlainOnLoopback { get; init; } = true;

    /// <summary>The first port for data; 0 for any that is free.</summary>
    public int FirstDataPort { get; init; }

    /// <summary>The last port for data.</summary>
    public int LastDataPort { get; init; }

    /// <summary>The IPv4 address that clients reach this server at, when it is behind address translation; null for that of the connection.</summary>
    public IPAddress? PublicAddress { get; init; }

    /// <summary>What it says first.</summary>
    public string Greeting { get; init; } = "Cardshop is ready.";

    /// <summary>How many clients there may be.</summary>
    public int MaxSessions { get; init; } = 256;

    /// <summary>How many clients there may be from one address.</summary>
    public int MaxSessionsPerAddress { get; init; } = 64;

    /// <summary>Bytes in a command.</summary>
    public int LongestLine { get; init; } = 8192;

    /// <summary>How long a client may take to log in.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a client may be silent between two commands.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long data may stand still.</summary>
    public TimeSpan DataTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a client may take to make its data connection.</summary>
    public TimeSpan AcceptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a client may fail to log in before it is disconnected.</summary>
    public int MaxFailedLogins { get; init; } = 3;

    /// <summary>How often logins from one address may fail within <see cref="FailureWindow"/> before the address is shut out for the rest of it.</summary>
    public int MaxFailedLoginsPerAddress { get; init; } = 20;

    /// <summary>How long failed logins are remembered.</summary>
    public TimeSpan FailureWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the answer to a failed login takes; twice as long after each further one, up to eight times.</summary>
    public TimeSpan FailureDelay { get; init; } = TimeSpan.FromSeconds(1);
}
