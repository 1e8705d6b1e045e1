using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cardshop.Content.Store;

/// <summary>How the records of a store are written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(DigestConverter), typeof(ChecksumConverter)])]
[JsonSerializable(typeof(IndexEntry))]
[JsonSerializable(typeof(BlobStamp))]
[JsonSerializable(typeof(DerivedRecord))]
[JsonSerializable(typeof(PartialRecord))]
internal sealed partial class StoreJson : JsonSerializerContext;
