namespace Cardshop.Scheduler.Listings;

/// <summary>Which part of a list is wanted, in which order.</summary>
/// <param name="Limit">1 to 200 items; null for 50.</param>
/// <param name="Cursor">What the part before said under <c>next</c>.</param>
/// <param name="Sort">A field of those that the list can be sorted by; with a hyphen before it, the largest first.</param>
public sealed record ListQuery(int? Limit = null, string? Cursor = null, string? Sort = null);
