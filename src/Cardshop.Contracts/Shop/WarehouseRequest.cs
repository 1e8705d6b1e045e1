namespace Cardshop.Contracts.Shop;

/// <summary>A warehouse to make, or what to change of one; what is null stays.</summary>
public sealed record WarehouseRequest(
    string? Slug = null, string? UploadUri = null, string? DownloadUri = null, string? Channel = null, bool? Active = null)
{
    /// <summary>Where sites can have images by FTP; empty for nowhere.</summary>
    public string? FtpUri { get; init; }
}
