using System.Text.Json.Serialization;
using Cardshop.Contracts.Json;

namespace Cardshop.Contracts.Queue;

/// <summary>What a task is.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TaskKind>))]
public enum TaskKind
{
    /// <summary>Makes an image and puts it into the warehouse.</summary>
    Creator,

    /// <summary>Fetches an image to a site.</summary>
    Downloader,

    /// <summary>Writes a card.</summary>
    Writer,
}
