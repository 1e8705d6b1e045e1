using Cardshop.Contracts.Ids;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary>Where the links of mails lead: <c>GET</c> shows, <c>POST</c> does. And what anybody may know of an order.</summary>
internal static class ActRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/a/{act}/{id}", ShowAsync).Allow(Rights.Everybody).Limit(RouteLimit.Link).ExcludeFromDescription();
        routes.MapPost("/a/{act}/{id}", DoAsync).Allow(Rights.Everybody).Limit(RouteLimit.Link).ExcludeFromDescription();
        routes.MapGet("/o/{id}", OrderAsync).Allow(Rights.Everybody).Limit(RouteLimit.Link).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(string act, string id, string? e, string? k, string? s, ActDesk desk, HttpContext context) =>
        Answer(context, await desk.ShowAsync(new LinkClaim(act, id, e, k, s), context.RequestAborted));

    private static async Task<IResult> DoAsync(string act, string id, string? e, string? k, string? s, ActDesk desk, HttpContext context) =>
        Answer(context, await desk.DoAsync(new LinkClaim(act, id, e, k, s), await TrackingAsync(context), context.RequestAborted));

    private static async Task<IResult> OrderAsync(OrderId id, ActDesk desk, HttpContext context) => Answer(context, await desk.OrderAsync(id, context.RequestAborted));

    private static IResult Answer(HttpContext context, LinkPage page) => Pages.Answer(context, page.Status, page.Language, page.Title, page.Content);

    private static async Task<string?> TrackingAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))["tracking"].ToString() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
