namespace Cardshop.Hosting.Settings;

/// <summary>A warehouse in another process.</summary>
internal sealed record RemoteWarehouse
{
    /// <summary>Where the scheduler reaches it; null when there is none.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where everybody else reaches it; null for the same address.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Lets the scheduler hand out rights; the warehouse has the same.</summary>
    public string? Token { get; init; }

    /// <summary>SHA-256 of the certificate that it must have; null for one that this machine trusts.</summary>
    public string? Fingerprint { get; init; }
}
