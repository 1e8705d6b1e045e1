namespace Cardshop.Contracts.Shop;

/// <summary>A change of a status.</summary>
/// <param name="Subject">The id of the order or the task.</param>
/// <param name="From">The status before; null at the beginning.</param>
/// <param name="To">The status after.</param>
/// <param name="At">When.</param>
/// <param name="Who">A username, or <c>scheduler</c>.</param>
/// <param name="Why">For people; may be empty.</param>
public sealed record Transition(string Subject, string? From, string To, DateTimeOffset At, string Who, string Why);
