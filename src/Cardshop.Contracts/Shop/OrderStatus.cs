using System.Text.Json.Serialization;
using Cardshop.Contracts.Json;

namespace Cardshop.Contracts.Shop;

/// <summary>How far an order is; computed from its tasks.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<OrderStatus>))]
public enum OrderStatus
{
    /// <summary>Waits for a creator.</summary>
    Created,

    /// <summary>The image is being made.</summary>
    Creating,

    /// <summary>The image could not be made.</summary>
    CreationFailed,

    /// <summary>The image is ready to be fetched to a site.</summary>
    PendingWriter,

    /// <summary>The image is being fetched to a site.</summary>
    Downloading,

    /// <summary>The image could not be fetched.</summary>
    DownloadFailed,

    /// <summary>Cards are being written.</summary>
    Writing,

    /// <summary>A card could not be written.</summary>
    WriteFailed,

    /// <summary>All cards are written.</summary>
    PendingShipment,

    /// <summary>The cards are on their way.</summary>
    Shipped,

    /// <summary>The image can be downloaded.</summary>
    PendingExpiry,

    /// <summary>The download is over.</summary>
    Expired,

    /// <summary>Somebody cancelled it.</summary>
    Canceled,

    /// <summary>Something else went wrong.</summary>
    Failed,
}
