using Cardshop.Contracts;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary><c>/v1/sites</c></summary>
internal static class SiteRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/sites").WithTags("sites");
        group.MapGet("", async (Signed caller, SiteBook sites, [AsParameters] ListQuery query, bool? active, CancellationToken cancellation) =>
            Answers.Of(await sites.ListAsync(caller.Principal, query, active, cancellation))).Allow(Rights.Managers).Produces<Page<Site>>();
        group.MapPost("", async (Signed caller, SiteBook sites, Body<SiteRequest> body, CancellationToken cancellation) =>
            Answers.Of(await sites.CreateAsync(caller.Principal, body.Value, cancellation), 201)).Allow(Rights.Managers).Produces<Site>(201);
        group.MapGet("/me", async (Signed caller, SiteBook sites, CancellationToken cancellation) =>
            Answers.Of(await sites.OwnAsync(caller.Principal, cancellation))).Allow(Rights.Workers).Produces<Site>();
        group.MapGet("/me/images", async (Signed caller, SiteBook sites, CancellationToken cancellation) =>
            Answers.Of(await sites.OwnImagesAsync(caller.Principal, cancellation))).Allow(Rights.Workers).Produces<SiteImages>();
        group.MapGet("/{slug}", async (Signed caller, SiteBook sites, string slug, CancellationToken cancellation) =>
            Answers.Of(await sites.GetAsync(caller.Principal, slug, cancellation))).Allow(Rights.Managers).Produces<Site>();
        group.MapPatch("/{slug}", async (Signed caller, SiteBook sites, string slug, Body<SiteRequest> body, CancellationToken cancellation) =>
            Answers.Of(await sites.ChangeAsync(caller.Principal, slug, body.Value, cancellation))).Allow(Rights.Managers).Produces<Site>();
        group.MapDelete("/{slug}", async (Signed caller, SiteBook sites, string slug, CancellationToken cancellation) =>
            Answers.Of(await sites.DeleteAsync(caller.Principal, slug, cancellation))).Allow(Rights.Managers).Produces(204);
    }
}
