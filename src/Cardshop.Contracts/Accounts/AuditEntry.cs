namespace Cardshop.Contracts.Accounts;

/// <summary>Who did what.</summary>
/// <param name="At">When.</param>
/// <param name="Who">A username.</param>
/// <param name="Action">Such as <c>order.cancel</c>.</param>
/// <param name="Subject">The id of what it was done to.</param>
/// <param name="Detail">For people.</param>
public sealed record AuditEntry(DateTimeOffset At, string Who, string Action, string Subject, string Detail);
