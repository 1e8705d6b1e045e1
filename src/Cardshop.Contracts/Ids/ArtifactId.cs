using System.Text.Json.Serialization;

namespace Cardshop.Contracts.Ids;

/// <summary>A finished result.</summary>
/// <param name="Value">See <see cref="TextId"/>.</param>
[JsonConverter(typeof(TextIdConverter<ArtifactId>))]
public readonly record struct ArtifactId(string Value) : ITextId<ArtifactId>
{
    /// <inheritdoc/>
    public static ArtifactId Create(string value) => new(value);

    /// <summary>Reads an id; routes are bound with it.</summary>
    public static bool TryParse(string? text, out ArtifactId id) => TextId.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
