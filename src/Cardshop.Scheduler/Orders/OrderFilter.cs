using Microsoft.AspNetCore.Mvc;

namespace Cardshop.Scheduler.Orders;

/// <summary>Which orders are wanted; null asks for nothing.</summary>
/// <param name="Status">Their status.</param>
/// <param name="Channel">Whose they are.</param>
/// <param name="CreatedBy">Who placed them.</param>
/// <param name="CreatedAfter">Placed then or later.</param>
/// <param name="CreatedBefore">Placed earlier.</param>
/// <param name="Name">What their name begins with.</param>
internal sealed record OrderFilter(
    string? Status = null,
    string? Channel = null,
    [FromQuery(Name = "created_by")] string? CreatedBy = null,
    [FromQuery(Name = "created_after")] DateTimeOffset? CreatedAfter = null,
    [FromQuery(Name = "created_before")] DateTimeOffset? CreatedBefore = null,
    string? Name = null);
