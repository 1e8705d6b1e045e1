namespace Cardshop.Hosting.Settings;

/// <summary>A scheduler in another process.</summary>
internal sealed record RemoteScheduler
{
    /// <summary>Where the warehouse reaches it; null when there is none.</summary>
    public Uri? Url { get; init; }

    /// <summary>SHA-256 of the certificate that it must have; null for one that this machine trusts.</summary>
    public string? Fingerprint { get; init; }
}
