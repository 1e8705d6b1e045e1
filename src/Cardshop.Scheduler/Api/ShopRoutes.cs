using Cardshop.Contracts;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Shop;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary><c>/v1/channels</c> and <c>/v1/warehouses</c></summary>
internal static class ShopRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        MapChannels(routes.MapGroup("/v1/channels").WithTags("channels"));
        MapWarehouses(routes.MapGroup("/v1/warehouses").WithTags("warehouses"));
    }

    private static void MapChannels(RouteGroupBuilder group)
    {
        group.MapGet("", async (Signed caller, Channels channels, [AsParameters] ListQuery query, bool? active, CancellationToken cancellation) =>
            Answers.Of(await channels.ListAsync(caller.Principal, query, active, cancellation))).Allow(Rights.Managers).Produces<Page<Channel>>();
        group.MapPost("", async (Signed caller, Channels channels, Body<ChannelRequest> body, CancellationToken cancellation) =>
            Answers.Of(await channels.CreateAsync(caller.Principal, body.Value, cancellation), 201)).Allow(Rights.Managers).Produces<Channel>(201);
        group.MapGet("/{slug}", async (Signed caller, Channels channels, string slug, CancellationToken cancellation) =>
            Answers.Of(await channels.GetAsync(caller.Principal, slug, cancellation))).Allow(Rights.Managers).Produces<Channel>();
        group.MapPatch("/{slug}", async (Signed caller, Channels channels, string slug, Body<ChannelRequest> body, CancellationToken cancellation) =>
            Answers.Of(await channels.ChangeAsync(caller.Principal, slug, body.Value, cancellation))).Allow(Rights.Managers).Produces<Channel>();
        group.MapDelete("/{slug}", async (Signed caller, Channels channels, string slug, CancellationToken cancellation) =>
            Answers.Of(await channels.DeleteAsync(caller.Principal, slug, cancellation))).Allow(Rights.Managers).Produces(204);
    }

    private static void MapWarehouses(RouteGroupBuilder group)
    {
        group.MapGet("", async (Signed caller, Warehouses warehouses, [AsParameters] ListQuery query, bool? active, CancellationToken cancellation) =>
            Answers.Of(await warehouses.ListAsync(caller.Principal, query, active, cancellation))).Allow(Rights.Managers).Produces<Page<Warehouse>>();
        group.MapPost("", async (Signed caller, Warehouses warehouses, Body<WarehouseRequest> body, CancellationToken cancellation) =>
            Answers.Of(await warehouses.CreateAsync(caller.Principal, body.Value, cancellation), 201)).Allow(Rights.Managers).Produces<Warehouse>(201);
        group.MapGet("/{slug}", async (Signed caller, Warehouses warehouses, string slug, CancellationToken cancellation) =>
            Answers.Of(await warehouses.GetAsync(caller.Principal, slug, cancellation))).Allow(Rights.Managers).Produces<Warehouse>();
        group.MapPatch("/{slug}", async (Signed caller, Warehouses warehouses, string slug, Body<WarehouseRequest> body, CancellationToken cancellation) =>
            Answers.Of(await warehouses.ChangeAsync(caller.Principal, slug, body.Value, cancellation))).Allow(Rights.Managers).Produces<Warehouse>();
        group.MapDelete("/{slug}", async (Signed caller, Warehouses warehouses, string slug, CancellationToken cancellation) =>
            Answers.Of(await warehouses.DeleteAsync(caller.Principal, slug, cancellation))).Allow(Rights.Managers).Produces(204);
    }
}
