using System.Text.Json.Serialization;
using Cardshop.Commands.Bases;
using Cardshop.Commands.Caches;
using Cardshop.Commands.Cards;
using Cardshop.Commands.Hosting;
using Cardshop.Commands.Images;
using Cardshop.Commands.Recipes;
using Cardshop.Commands.Workers;
using Cardshop.Hosting;

namespace Cardshop.Commands;

/// <summary>How results are written as JSON.</summary>
[JsonSerializable(typeof(FailureResult))]
[JsonSerializable(typeof(BackupResult))]
[JsonSerializable(typeof(BaseCheckResult))]
[JsonSerializable(typeof(BaseResult))]
[JsonSerializable(typeof(CachePruneResult))]
[JsonSerializable(typeof(CacheShowResult))]
[JsonSerializable(typeof(CardListResult))]
[JsonSerializable(typeof(CardProbeResult))]
[JsonSerializable(typeof(CardWipeResult))]
[JsonSerializable(typeof(CardWriteResult))]
[JsonSerializable(typeof(WrittenCard))]
[JsonSerializable(typeof(ConfigShowResult))]
[JsonSerializable(typeof(ImageCreateResult))]
[JsonSerializable(typeof(ImageExtractResult))]
[JsonSerializable(typeof(ImageInspectResult))]
[JsonSerializable(typeof(ImageListResult))]
[JsonSerializable(typeof(ImageVerifyResult))]
[JsonSerializable(typeof(PlanResult))]
[JsonSerializable(typeof(ReadyResult))]
[JsonSerializable(typeof(RecipeCheckResult))]
[JsonSerializable(typeof(WorkResult))]
[JsonSerializable(typeof(ServedResult))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
internal sealed partial class ResultJson : JsonSerializerContext;
