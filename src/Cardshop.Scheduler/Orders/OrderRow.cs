using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Orders;

/// <summary>An order as it is kept.</summary>
internal sealed record OrderRow
{
    /// <summary>All but the recipe, which lists have no use for.</summary>
    public const string Columns =
        "id, channel, status, name, file_name, media_type, media_size, duration, quantity, units, priority, client, recipient, warehouse, upload_uri, download_uri, recipe_digest, created_by, request_digest, canceled, shipped, anonymized, created, updated, expires, site, shipment, stranded";

    public OrderId Id { get; init; }

    public string Channel { get; init; } = "";

    public string Status { get; init; } = "";

    public string Name { get; init; } = "";

    public string FileName { get; init; } = "";

    public string MediaType { get; init; } = "";

    public int MediaSize { get; init; }

    public int Duration { get; init; }

    public int Quantity { get; init; }

    public int Units { get; init; }

    public int Priority { get; init; }

    public string Client { get; init; } = "";

    public string Recipient { get; init; } = "";

    public string Warehouse { get; init; } = "";

    public string UploadUri { get; init; } = "";

    public string DownloadUri { get; init; } = "";

    public string? Recipe { get; init; }

    public string RecipeDigest { get; init; } = "";

    public string CreatedBy { get; init; } = "";

    public string? IdempotencyKey { get; init; }

    public string RequestDigest { get; init; } = "";

    public bool Canceled { get; init; }

    public bool Shipped { get; init; }

    public bool Anonymized { get; init; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Updated { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public string? Site { get; init; }

    public string? Shipment { get; init; }

    /// <summary>Whether it waits for a site: its own has not called for a day, or is another now.</summary>
    public bool Stranded { get; init; }

    /// <summary>What each card has of its own, encrypted; lists have no use for it.</summary>
    public string? Cards { get; init; }

    public OrderStatus State => Words.Parse<OrderStatus>(Status);

    public Order ToOrder() => new(
        Id,
        Channel,
        State,
        Name,
        FileName,
        Words.Parse<MediaType>(MediaType),
        MediaSize,
        Duration,
        Quantity,
        Units,
        Priority,
        StoredJson.Read<Person>(Client),
        StoredJson.Read<Person>(Recipient),
        Warehouse,
        new Uri(UploadUri),
        new Uri(DownloadUri),
        RecipeDigest,
        CreatedBy,
        Created,
        Updated,
        Expires,
        Anonymized)
    {
        Site = Site,
        Shipment = Shipment is null ? null : StoredJson.Read<Shipment>(Shipment),
    };
}
