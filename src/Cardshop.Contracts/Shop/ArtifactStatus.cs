using System.Text.Json.Serialization;
using Cardshop.Contracts.Json;

namespace Cardshop.Contracts.Shop;

/// <summary>Whether an artifact can be had.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ArtifactStatus>))]
public enum ArtifactStatus
{
    /// <summary>It can be downloaded.</summary>
    Available,

    /// <summary>It is over, and the warehouse is to remove it.</summary>
    Doomed,

    /// <summary>The warehouse has removed it.</summary>
    Removed,
}
