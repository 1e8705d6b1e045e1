namespace Cardshop.Scheduler.Links;

/// <summary>What a worker is to be allowed to upload.</summary>
/// <param name="Address">Where the order's image goes.</param>
/// <param name="Name">Of the image.</param>
/// <param name="MaxLength">What its medium holds, in bytes.</param>
/// <param name="Fence">Of the lease: a higher one makes this void.</param>
public sealed record UploadWish(Uri Address, string Name, long MaxLength, long Fence)
{
    /// <summary>Whose it is.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Which worker has the lease.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Until when the worker may upload.</summary>
    public DateTimeOffset Expires { get; init; }

    /// <summary>When the warehouse may remove the image by itself, should nobody have asked it to before.</summary>
    public DateTimeOffset KeepUntil { get; init; }
}
