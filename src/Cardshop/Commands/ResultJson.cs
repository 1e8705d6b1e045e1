using System.Text.Json.Serialization;
using Cardshop.Commands.Bases;
using Cardshop.Commands.Images;

namespace Cardshop.Commands;

/// <summary>How results are written as JSON.</summary>
[JsonSerializable(typeof(FailureResult))]
[JsonSerializable(typeof(BaseResult))]
[JsonSerializable(typeof(ImageExtractResult))]
[JsonSerializable(typeof(ImageInspectResult))]
[JsonSerializable(typeof(ImageListResult))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ResultJson : JsonSerializerContext;
