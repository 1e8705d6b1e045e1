using Microsoft.Extensions.Logging;

namespace Cardshop.Hosting.Settings;

/// <summary>Where services keep their data, and how they are reached.</summary>
internal sealed record ServerSettings
{
    /// <summary>Absolute path of the folder for everything that is kept.</summary>
    public string Data { get; init; } = "";

    /// <summary>Where to listen, as people write it.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:8080"];

    /// <summary>Whether a proxy with TLS is in front.</summary>
    public bool IsBehindProxy { get; init; }

    /// <summary>Addresses and networks of proxies besides this machine's own.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>The certificate, with those that vouch for it, as PEM; null for one that is made at the first start.</summary>
    public string? Certificate { get; init; }

    /// <summary>The key of the certificate as PEM; null when it is in the same file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>What is worth a line in the log.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;
}
