using System.Text.Json;
using System.Text.Json.Serialization;
using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

/// <summary>How the records of a folder store are written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(Sha256DigestJsonConverter), typeof(NameConverter)])]
[JsonSerializable(typeof(StoredObject))]
[JsonSerializable(typeof(UploadRecord))]
internal sealed partial class FolderJson : JsonSerializerContext;
