using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;

namespace Cardshop.Contracts.Shop;

/// <summary>An order. Its recipe, which has secrets, is not part of it.</summary>
public sealed record Order(
    OrderId Id,
    string Channel,
    OrderStatus Status,
    string Name,
    string FileName,
    MediaType MediaType,
    int MediaSize,
    int Duration,
    int Quantity,
    int Units,
    int Priority,
    Person Client,
    Person Recipient,
    string Warehouse,
    Uri UploadUri,
    Uri DownloadUri,
    string RecipeDigest,
    string CreatedBy,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    DateTimeOffset? Expires,
    bool Anonymized)
{
    /// <summary>Of cards: the writer host that writes them; null as long as that is open, and for downloads.</summary>
    public string? Site { get; init; }

    /// <summary>How it was sent; null before.</summary>
    public Shipment? Shipment { get; init; }

    /// <summary>What has to be done for it; null in lists.</summary>
    public IReadOnlyList<ShopTask>? Tasks { get; init; }

    /// <summary>What came of it; null in lists.</summary>
    public IReadOnlyList<Artifact>? Artifacts { get; init; }

    /// <summary>Every change of its status and of its tasks', the first one first; null in lists.</summary>
    public IReadOnlyList<Transition>? History { get; init; }
}
