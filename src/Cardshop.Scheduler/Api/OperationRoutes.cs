using Cardshop.Contracts;
using Cardshop.Contracts.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Operations;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary>Health, metrics and the audit log.</summary>
internal static class OperationRoutes
{
    private static readonly ListRules Audits = new("(SELECT CAST(sequence AS TEXT) AS id, * FROM audit) AS entries", AuditRow.Columns, "-at", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["at"] = "at",
    });

    public static void Map(IEndpointRouteBuilder routes)
    {
        OpenRoutes.MapHealth(routes);
        routes.MapGet("/metrics", async (ShopMetrics metrics, CancellationToken cancellation) =>
            Results.Text(await metrics.WriteAsync(cancellation), "text/plain; version=0.0.4; charset=utf-8")).Allow(Rights.Everybody).WithTags("operation");
        routes.MapGet("/v1/audit", async (Signed caller, IStore store, [AsParameters] ListQuery query, string? who, string? action, string? subject, CancellationToken cancellation) =>
            Answers.Of(await store.ReadAsync(
                session => new ListFilter().Equal("channel", caller.Principal.Channel).Equal("who", who).Equal("action", action).Equal("subject", subject)
                    .Page<AuditRow, AuditEntry>(session, Audits, query, row => row.ToEntry()),
                cancellation))).Allow(Rights.Managers).WithTags("operation").Produces<Page<AuditEntry>>();
        routes.MapFallback("/v1/{**rest}", Unknown).Allow(Rights.Everybody);
    }

    /// <summary>Routing sends here what matches no route, also because its body is not JSON.</summary>
    private static IResult Unknown(HttpContext context) => context.Request is { ContentType.Length: > 0 } request && !request.HasJsonContentType()
        ? Answers.Problem(ApiProblems.NotJson())
        : Answers.Problem(Refusal.NotFound("route", $"{context.Request.Method} {context.Request.Path}"));
}
