namespace Cardshop.Commands.Shop.Listings;

/// <summary>What a list has.</summary>
/// <param name="Items">In the order that was asked for.</param>
/// <param name="More">Whether there are more than were asked for.</param>
internal sealed record ItemList<T>(IReadOnlyList<T> Items, bool More);
