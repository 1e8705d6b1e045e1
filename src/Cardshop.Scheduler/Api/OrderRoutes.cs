using Cardshop.Contracts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary><c>/v1/orders</c> and <c>/v1/recipes</c></summary>
internal static class OrderRoutes
{
    private const string KeyHeader = "Idempotency-Key";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/recipes/plan", async (OrderDesk desk, Body<RecipeRequest> body, CancellationToken cancellation) =>
            Answers.Of(await desk.PlanAsync(body.Value, cancellation))).Allow(Rights.Managers).Limit(RouteLimit.Planning).WithTags("recipes").Produces<RecipePlan>();

        var group = routes.MapGroup("/v1/orders").WithTags("orders");
        group.MapGet("", async (Signed caller, OrderBook orders, [AsParameters] ListQuery query, [AsParameters] OrderFilter filter, CancellationToken cancellation) =>
            Answers.Of(await orders.ListAsync(caller.Principal, query, filter, cancellation))).Allow(Rights.Managers).Produces<Page<Order>>();
        group.MapPost("", async (Signed caller, OrderDesk desk, Body<NewOrder> body, HttpContext context) =>
            Answers.Of(await desk.PlaceAsync(caller.Principal, body.Value, KeyOf(context), context.RequestAborted), 201)).Allow(Rights.Managers).Limit(RouteLimit.Planning).Produces<Order>(201);
        group.MapGet("/{id}", async (Signed caller, OrderBook orders, OrderId id, CancellationToken cancellation) =>
            Answers.Of(await orders.GetAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<Order>();
        group.MapGet("/{id}/recipe", async (Signed caller, OrderBook orders, OrderId id, CancellationToken cancellation) =>
            Answers.Of(await orders.RecipeAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<RecipeText>();
        group.MapPost("/{id}/cancel", async (Signed caller, OrderBook orders, OrderId id, CancellationToken cancellation) =>
            Answers.Of(await orders.CancelAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<Order>();
        group.MapPost("/{id}/retry", async (Signed caller, OrderBook orders, OrderId id, CancellationToken cancellation) =>
            Answers.Of(await orders.RetryAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<Order>();
        group.MapPost("/{id}/move", async (Signed caller, Relocation relocation, OrderId id, Body<OrderMove> body, CancellationToken cancellation) =>
            Answers.Of(await relocation.MoveAsync(caller.Principal, id, body.Value, cancellation))).Allow(Rights.Managers).Produces<Order>();
        group.MapPost("/{id}/ship", async (Signed caller, Parcels parcels, OrderId id, Body<ShipRequest> body, CancellationToken cancellation) =>
            Answers.Of(await parcels.ShipAsync(caller.Principal, id, body.Value, cancellation))).Allow(Rights.Managers).Produces<Order>();
        group.MapPost("/{id}/anonymize", async (Signed caller, OrderBook orders, OrderId id, CancellationToken cancellation) =>
            Answers.Of(await orders.AnonymizeAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<Order>();
        group.MapDelete("/{id}", async (Signed caller, OrderBook orders, OrderId id, CancellationToken cancellation) =>
            Answers.Of(await orders.DeleteAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces(204);
    }

    private static string? KeyOf(HttpContext context) => context.Request.Headers[KeyHeader].ToString() is { Length: > 0 } key ? key : null;
}
