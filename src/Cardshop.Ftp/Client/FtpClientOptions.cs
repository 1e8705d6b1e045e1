using Cardshop.Primitives.Digests;

namespace Cardshop.Ftp.Client;

/// <summary>Which server to talk to, and how.</summary>
/// <param name="Host">Its name or address, which its certificate must be for.</param>
/// <param name="Port">Its port.</param>
/// <param name="Username">Who logs in.</param>
/// <param name="Password">What shows it; an access token, for a warehouse.</param>
public sealed record FtpClientOptions(string Host, int Port, string Username, string Password)
{
    /// <summary>How the connection is protected.</summary>
    public FtpSecurity Security { get; init; } = FtpSecurity.Explicit;

    /// <summary>SHA-256 of the certificate that the server must have, whoever signed it; null for one that this machine trusts.</summary>
    public Sha256Digest? Fingerprint { get; init; }

    /// <summary>How long the server may be silent.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it may take to answer once it has all bytes of a file, which it may have to hash.</summary>
    public TimeSpan CommitTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Without the password, which must not reach a log.</summary>
    public override string ToString() => $"{Username} at {Host}:{Port}, {Security}";
}
