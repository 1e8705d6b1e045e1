namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>A value of the type that its key asks for.</summary>
/// <param name="Value">The value.</param>
/// <param name="At">Where it stands.</param>
internal sealed record Field<T>(T Value, PlacedNode At);
