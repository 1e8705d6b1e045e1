namespace Cardshop.Scheduler.Orders;

/// <summary>Which orders are wanted; null asks for nothing.</summary>
/// <param name="Status">Their status.</param>
/// <param name="Channel">Whose they are.</param>
/// <param name="CreatedBy">Who placed them.</param>
/// <param name="CreatedAfter">Placed then or later.</param>
/// <param name="CreatedBefore">Placed earlier.</param>
/// <param name="Name">What their name begins with.</param>
internal sealed record OrderFilter(
    string? Status = null, string? Channel = null, string? CreatedBy = null, DateTimeOffset? CreatedAfter = null, DateTimeOffset? CreatedBefore = null, string? Name = null);
