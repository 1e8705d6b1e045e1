using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Downloads;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Upkeep;
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

    private const string Bytes = "application/octet-stream";

    /// <summary>Opens the HTTP door.</summary>
    public static IEndpointConventionBuilder MapWarehouse(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Prefix).WithTags("warehouse");
        MapUploads(group, routes.ServiceProvider.GetRequiredService<UploadDoor>());
        MapDownloads(group, routes.ServiceProvider.GetRequiredService<DownloadDoor>());
        MapGovernance(group, routes.ServiceProvider.GetRequiredService<GovernanceDoor>());
        return group;
    }

    private static void MapUploads(RouteGroupBuilder group, UploadDoor door)
    {
        group.MapMethods("/uploads", ["OPTIONS"], (Delegate)door.Describe).WithSummary("What is spoken here: tus 1.0, its extensions and limits.").Produces(204);
        group.MapMethods("/uploads/{id}", ["OPTIONS"], (HttpContext context, string id) => door.Describe(context)).ExcludeFromDescription();
        group.MapPost("/uploads", (Delegate)door.CreateAsync).WithSummary("Begins an upload. Takes a grant.").Produces(201);
        group.MapMethods("/uploads/{id}", ["HEAD"], (Delegate)door.HeadAsync).WithSummary("How far an upload is.").Produces(200);
        group.MapMethods("/uploads/{id}", ["PATCH"], (Delegate)door.PatchAsync).WithSummary("Goes on with an upload; the last bytes publish it.").Produces(204);
        group.MapDelete("/uploads/{id}", (Delegate)door.DeleteAsync).WithSummary("Ends an upload.").Produces(204);

        // For networks that let only GET and POST through (tus 1.0, X-HTTP-Method-Override).
        group.MapPost("/uploads/{id}", (HttpContext context, string id) => context.Request.Headers["X-HTTP-Method-Override"].ToString() switch
        {
            "PATCH" => door.PatchAsync(context, id),
            "DELETE" => door.DeleteAsync(context, id),
            "HEAD" => door.HeadAsync(context, id),
            _ => Task.FromResult(Results.StatusCode(StatusCodes.Status405MethodNotAllowed)),
        }).ExcludeFromDescription();
    }

    private static void MapDownloads(RouteGroupBuilder group, DownloadDoor door)
    {
        group.MapMethods("/objects/{**path}", ["GET"], (Delegate)door.GetAsync).WithSummary("An object, or ranges of it. Takes a signed link or an access token.").Produces(200, contentType: Bytes).Produces(206, contentType: Bytes);
        group.MapMethods("/objects/{**path}", ["HEAD"], (Delegate)door.GetAsync).WithSummary("An object's length, digest and validators.").Produces(200);
    }

    private static void MapGovernance(RouteGroupBuilder group, GovernanceDoor door)
    {
        group.MapGet("/objects", (Delegate)door.ListAsync).WithSummary("Objects by their names, from prefix and after, at most limit.").Produces<ObjectPage>();
        group.MapDelete("/objects/{**path}", (Delegate)door.DeleteAsync).WithSummary("Removes an object and what lies beside it.").Produces(204);
        group.MapPatch("/objects/{**path}", (Delegate)door.RetainAsync).WithSummary("Sets until when an object is kept.").Accepts<RetentionWish>("application/json").Produces<StoredObject>();
        group.MapPost("/grants", (Delegate)door.GrantAsync).WithSummary("A right to upload one object.").Accepts<GrantWish>("application/json").Produces<IssuedGrant>();
        group.MapPost("/links", (Delegate)door.LinkAsync).WithSummary("A link that opens one object to whoever has it.").Accepts<LinkWish>("application/json").Produces<IssuedLink>();
        group.MapGet("/space", (Delegate)door.SpaceAsync).WithSummary("How much room there is.").Produces<StoreSpace>();
        group.MapMethods("/scrub", ["GET"], (Delegate)door.ScrubAsync).WithSummary("What the last look at all objects found.").Produces<ScrubReport>().Produces(204);
        group.MapMethods("/scrub", ["POST"], (Delegate)door.ScrubAsync).WithSummary("Reads all objects once more, and says what it found.").Produces<ScrubReport>();
    }
}
