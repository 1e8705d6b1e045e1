using System.Text.Json.Serialization;

namespace Cardshop.Contracts.Ids;

/// <summary>An account.</summary>
/// <param name="Value">See <see cref="TextId"/>.</param>
[JsonConverter(typeof(TextIdConverter<UserId>))]
public readonly record struct UserId(string Value) : ITextId<UserId>
{
    /// <inheritdoc/>
    public static UserId Create(string value) => new(value);

    /// <summary>Reads an id; routes are bound with it.</summary>
    public static bool TryParse(string? text, out UserId id) => TextId.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
