using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cardshop.Contracts.Json;

/// <summary>Enumerations as lower-case words joined by underscores; numbers are refused.</summary>
public sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
