namespace Cardshop.Contracts.Shop;

/// <summary>Where artifacts are kept.</summary>
/// <param name="Slug">Its name in orders.</param>
/// <param name="UploadUri">Where workers put images.</param>
/// <param name="DownloadUri">Where they can be had.</param>
/// <param name="Channel">Whose it is; null for everybody's.</param>
/// <param name="Active">Whether orders may use it.</param>
/// <param name="Created">When it was made.</param>
public sealed record Warehouse(string Slug, Uri UploadUri, Uri DownloadUri, string? Channel, bool Active, DateTimeOffset Created)
{
    /// <summary>Where sites can have images by FTP (<c>ftp</c>, <c>ftps</c>); null where they cannot.</summary>
    public Uri? FtpUri { get; init; }
}
