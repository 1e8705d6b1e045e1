using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.Shop;

/// <summary>A warehouse as it is kept; its id is its slug.</summary>
internal sealed record WarehouseRow
{
    public const string Columns = "id, upload_uri, download_uri, channel, active, created, ftp_uri";

    public string Id { get; init; } = "";

    public string UploadUri { get; init; } = "";

    public string DownloadUri { get; init; } = "";

    public string? Channel { get; init; }

    public bool Active { get; init; }

    public DateTimeOffset Created { get; init; }

    public string? FtpUri { get; init; }

    public Warehouse ToWarehouse() => new(Id, new Uri(UploadUri), new Uri(DownloadUri), Channel, Active, Created) { FtpUri = FtpUri is null ? null : new Uri(FtpUri) };
}
