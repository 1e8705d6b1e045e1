using System.Text.Json.Serialization;

namespace Cardshop.Contracts.Ids;

/// <summary>An order.</summary>
/// <param name="Value">See <see cref="TextId"/>.</param>
[JsonConverter(typeof(TextIdConverter<OrderId>))]
public readonly record struct OrderId(string Value) : ITextId<OrderId>
{
    /// <inheritdoc/>
    public static OrderId Create(string value) => new(value);

    /// <summary>Reads an id; routes are bound with it.</summary>
    public static bool TryParse(string? text, out OrderId id) => TextId.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
