namespace Cardshop.Contracts;

/// <summary>A part of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">For <c>cursor=</c> to get what follows; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
