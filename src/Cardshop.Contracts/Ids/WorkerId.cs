using System.Text.Json.Serialization;

namespace Cardshop.Contracts.Ids;

/// <summary>A worker: one account may have many.</summary>
/// <param name="Value">See <see cref="TextId"/>.</param>
[JsonConverter(typeof(TextIdConverter<WorkerId>))]
public readonly record struct WorkerId(string Value) : ITextId<WorkerId>
{
    /// <inheritdoc/>
    public static WorkerId Create(string value) => new(value);

    /// <summary>Reads an id; routes are bound with it.</summary>
    public static bool TryParse(string? text, out WorkerId id) => TextId.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
