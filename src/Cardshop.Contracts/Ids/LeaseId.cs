using System.Text.Json.Serialization;

namespace Cardshop.Contracts.Ids;

/// <summary>A worker's hold on a task.</summary>
/// <param name="Value">See <see cref="TextId"/>.</param>
[JsonConverter(typeof(TextIdConverter<LeaseId>))]
public readonly record struct LeaseId(string Value) : ITextId<LeaseId>
{
    /// <inheritdoc/>
    public static LeaseId Create(string value) => new(value);

    /// <summary>Reads an id; routes are bound with it.</summary>
    public static bool TryParse(string? text, out LeaseId id) => TextId.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
