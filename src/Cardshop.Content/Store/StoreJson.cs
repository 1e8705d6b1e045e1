using System.Text.Json;
using System.Text.Json.Serialization;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Store;

/// <summary>How the records of a store are written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(Sha256DigestJsonConverter), typeof(ChecksumConverter)])]
[JsonSerializable(typeof(IndexEntry))]
[JsonSerializable(typeof(BlobStamp))]
[JsonSerializable(typeof(DerivedRecord))]
[JsonSerializable(typeof(PartialRecord))]
internal sealed partial class StoreJson : JsonSerializerContext;
