using System.Text.Json;
using System.Text.Json.Serialization;
using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Folders;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Upkeep;

namespace Cardshop.Warehouse;

/// <summary>The bodies of requests and answers.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(Sha256DigestJsonConverter), typeof(NameConverter)])]
[JsonSerializable(typeof(StoredObject))]
[JsonSerializable(typeof(ObjectPage))]
[JsonSerializable(typeof(StoreSpace))]
[JsonSerializable(typeof(ScrubReport))]
[JsonSerializable(typeof(GrantWish))]
[JsonSerializable(typeof(IssuedGrant))]
[JsonSerializable(typeof(LinkWish))]
[JsonSerializable(typeof(IssuedLink))]
[JsonSerializable(typeof(RetentionWish))]
internal sealed partial class WarehouseJson : JsonSerializerContext;
