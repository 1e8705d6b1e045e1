using Cardshop.Contracts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Orders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary><c>/v1/artifacts</c>, and the signed links that lead to them.</summary>
internal static class ArtifactRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/artifacts").WithTags("artifacts");
        group.MapGet("", async (Signed caller, Artifacts artifacts, [AsParameters] ListQuery query, string? order, string? status, string? channel, CancellationToken cancellation) =>
            Answers.Of(await artifacts.ListAsync(caller.Principal, query, order, status, channel, cancellation))).Allow(Rights.Managers).Produces<Page<Artifact>>();
        group.MapGet("/{id}", async (Signed caller, Artifacts artifacts, ArtifactId id, CancellationToken cancellation) =>
            Answers.Of(await artifacts.GetAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<Artifact>();
        group.MapPost("/{id}/link", async (Signed caller, Artifacts artifacts, ArtifactId id, CancellationToken cancellation) =>
            Answers.Of(await artifacts.LinkAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<ArtifactLink>();
        group.MapPost("/{id}/removed", async (Signed caller, Artifacts artifacts, ArtifactId id, CancellationToken cancellation) =>
            Answers.Of(await artifacts.RemovedAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces(204);
        routes.MapGet("/d/{id}", FollowAsync).Allow(Rights.Everybody).WithTags("artifacts").Produces(302);
    }

    private static async Task<IResult> FollowAsync(ArtifactId id, string? e, string? k, string? s, Artifacts artifacts, HttpContext context)
    {
        var outcome = await artifacts.FollowAsync(id, e, k, s, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return outcome.IsRefused ? Answers.Problem(outcome.Problem) : Results.Redirect(outcome.Value.AbsoluteUri);
    }
}
