using Cardshop.Warehouse;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Hosting.Doors;

/// <summary>The warehouse that a shop has the keys of.</summary>
/// <param name="Root">Where everybody reaches it; ends with a slash.</param>
internal sealed record OwnWarehouse(Uri Root)
{
    /// <summary>Where uploads are created.</summary>
    public Uri Uploads => new(Root, WarehouseRoutes.Prefix.TrimStart('/') + "/uploads");

    /// <summary>What the addresses of its objects begin with.</summary>
    public Uri Objects => new(Root, WarehouseRoutes.Prefix.TrimStart('/') + "/objects/");

    /// <summary>Whether uploads to an address end here.</summary>
    public bool Takes(Uri upload) => upload == Uploads;

    /// <summary>
    /// The name that an artifact has here; null when it lies elsewhere. The worker has told the address, so it is not trusted further than that: the
    /// name is the artifact's own.
    /// </summary>
    public ObjectName? NameOf(string name, Uri url) =>
        url.AbsoluteUri.StartsWith(Objects.AbsoluteUri, StringComparison.Ordinal) && ObjectName.TryParse(name, out var parsed) ? parsed : null;
}
