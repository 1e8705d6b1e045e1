using Cardshop.Primitives.Sizes;

namespace Cardshop.Workers.Site;

/// <summary>How a downloader works.</summary>
public sealed record DownloaderOptions
{
    /// <summary>Bytes of the disk that are left to others.</summary>
    public long KeepFree { get; init; } = ByteSize.GiB;
}
