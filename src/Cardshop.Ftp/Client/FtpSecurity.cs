namespace Cardshop.Ftp.Client;

/// <summary>How a connection is protected.</summary>
public enum FtpSecurity
{
    /// <summary>TLS, asked for by <c>AUTH TLS</c>; a server without it is not talked to.</summary>
    Explicit,

    /// <summary>TLS from the first byte on.</summary>
    Implicit,

    /// <summary>None. For loopback.</summary>
    None,
}
