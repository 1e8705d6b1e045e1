using Cardshop.Contracts.Ids;

namespace Cardshop.Contracts.Shop;

/// <summary>A place for cards at a site.</summary>
/// <param name="Name">Its name, in capital letters.</param>
/// <param name="CardBytes">What the card in it held when its writer last claimed; null when there was none.</param>
/// <param name="Task">The card that is being written there; null when none is.</param>
/// <param name="LastSeen">When its writer last called.</param>
/// <param name="IsAlive">Whether that was a moment ago.</param>
public sealed record SiteSlot(string Name, long? CardBytes, TaskId? Task, DateTimeOffset LastSeen, bool IsAlive);
