using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Downloads;
using Cardshop.Warehouse.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cardshop.Warehouse;

/// <summary>The addresses of a warehouse.</summary>
public static class WarehouseRoutes
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "/v1/warehouse";

    /// <summary>Opens the HTTP door.</summary>
    public static IEndpointConventionBuilder MapWarehouse(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Prefix);
        MapUploads(group, routes.ServiceProvider.GetRequiredService<UploadDoor>());
        MapDownloads(group, routes.ServiceProvider.GetRequiredService<DownloadDoor>());
        MapGovernance(group, routes.ServiceProvider.GetRequiredService<GovernanceDoor>());
        return group;
    }

    private static void MapUploads(RouteGroupBuilder group, UploadDoor door)
    {
        group.MapMethods("/uploads", ["OPTIONS"], (Delegate)door.Describe);
        group.MapMethods("/uploads/{id}", ["OPTIONS"], (HttpContext context, string id) => door.Describe(context));
        group.MapPost("/uploads", (Delegate)door.CreateAsync);
        group.MapMethods("/uploads/{id}", ["HEAD"], (Delegate)door.HeadAsync);
        group.MapMethods("/uploads/{id}", ["PATCH"], (Delegate)door.PatchAsync);
        group.MapDelete("/uploads/{id}", (Delegate)door.DeleteAsync);

        // For networks that let only GET and POST through (tus 1.0, X-HTTP-Method-Override).
        group.MapPost("/uploads/{id}", (HttpContext context, string id) => context.Request.Headers["X-HTTP-Method-Override"].ToString() switch
        {
            "PATCH" => door.PatchAsync(context, id),
            "DELETE" => door.DeleteAsync(context, id),
            "HEAD" => door.HeadAsync(context, id),
            _ => Task.FromResult(Results.StatusCode(StatusCodes.Status405MethodNotAllowed)),
        });
    }

    private static void MapDownloads(RouteGroupBuilder group, DownloadDoor door) =>
        group.MapMethods("/objects/{**path}", ["GET", "HEAD"], (Delegate)door.GetAsync);

    private static void MapGovernance(RouteGroupBuilder group, GovernanceDoor door)
    {
        group.MapGet("/objects", (Delegate)door.ListAsync);
        group.MapDelete("/objects/{**path}", (Delegate)door.DeleteAsync);
        group.MapPatch("/objects/{**path}", (Delegate)door.RetainAsync);
        group.MapPost("/grants", (Delegate)door.GrantAsync);
        group.MapPost("/links", (Delegate)door.LinkAsync);
        group.MapGet("/space", (Delegate)door.SpaceAsync);
        group.MapMethods("/scrub", ["GET", "POST"], (Delegate)door.ScrubAsync);
    }
}
