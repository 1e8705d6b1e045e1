namespace Cardshop.Cards.Station;

/// <summary>A card in its place, from outside.</summary>
/// <param name="Key">Another one for every card that is put in.</param>
/// <param name="Length">Size in bytes.</param>
public sealed record PlacedCard(string Key, long Length);
