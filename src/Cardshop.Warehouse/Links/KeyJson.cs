using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cardshop.Warehouse.Links;

/// <summary>How keys and grants are written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(Folders.NameConverter)])]
[JsonSerializable(typeof(SigningKey))]
[JsonSerializable(typeof(Grant))]
internal sealed partial class KeyJson : JsonSerializerContext;
