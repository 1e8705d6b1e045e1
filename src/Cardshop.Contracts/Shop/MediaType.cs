using System.Text.Json.Serialization;
using Cardshop.Contracts.Json;

namespace Cardshop.Contracts.Shop;

/// <summary>How an image reaches who ordered it.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MediaType>))]
public enum MediaType
{
    /// <summary>As a download.</summary>
    Virtual,

    /// <summary>On memory cards.</summary>
    Physical,
}
