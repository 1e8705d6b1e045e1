using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;

namespace Cardshop.Contracts.Events;

/// <summary>Something that happened.</summary>
/// <param name="Kind"><c>order</c>, <c>task</c> or <c>progress</c>.</param>
/// <param name="At">When.</param>
/// <param name="OrderId">To which order.</param>
/// <param name="TaskId">To which task; null for the order itself.</param>
/// <param name="Status">What it is now.</param>
/// <param name="Progress">How far the task is.</param>
/// <param name="Cause">Why it failed, or waits.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Who">Who did it: a username, or <c>scheduler</c>.</param>
/// <param name="Why">For people.</param>
public sealed record ShopEvent(
    string Kind,
    DateTimeOffset At,
    OrderId OrderId,
    TaskId? TaskId,
    string Status,
    TaskProgress? Progress,
    string? Cause,
    string? Remedy,
    string Who,
    string Why);
