using System.Text.Json.Serialization;

namespace Cardshop.Contracts.Ids;

/// <summary>A task.</summary>
/// <param name="Value">See <see cref="TextId"/>.</param>
[JsonConverter(typeof(TextIdConverter<TaskId>))]
public readonly record struct TaskId(string Value) : ITextId<TaskId>
{
    /// <inheritdoc/>
    public static TaskId Create(string value) => new(value);

    /// <summary>Reads an id; routes are bound with it.</summary>
    public static bool TryParse(string? text, out TaskId id) => TextId.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
