using Cardshop.Contracts.Accounts;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary><c>/v1/auth</c></summary>
internal static class AuthRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/auth").WithTags("auth");
        group.MapPost("/authorize", AuthorizeAsync).Allow(Rights.Everybody).Produces<TokenPair>();
        group.MapPost("/token", RefreshAsync).Allow(Rights.Everybody).Limit(RouteLimit.Refresh).Produces<TokenPair>();
        group.MapPost("/validate", ValidateAsync).Allow(Rights.Everybody).Limit(RouteLimit.Validate).Produces<Caller>();
        group.MapPost("/logout", LogOutAsync).Allow(Rights.Accounts).Produces(204);
    }

    private static async Task<IResult> AuthorizeAsync(Body<Credentials> body, Sessions sessions, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Answers.Of(await sessions.AuthorizeAsync(body.Value, context.Address(), context.RequestAborted));
    }

    private static async Task<IResult> RefreshAsync(Body<RefreshRequest> body, Sessions sessions, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Answers.Of(await sessions.RefreshAsync(body.Value.RefreshToken, context.RequestAborted));
    }

    private static async Task<IResult> ValidateAsync(Body<ValidateRequest> body, Sessions sessions, CancellationToken cancellation) =>
        await sessions.ResolveAsync(body.Value.AccessToken ?? "", cancellation) is { } principal
            ? Answers.Json(new Caller(principal.Username, principal.Role, principal.Channel))
            : Answers.Problem(Refusal.Unauthenticated());

    private static async Task<IResult> LogOutAsync(Sessions sessions, HttpContext context)
    {
        await sessions.EndAsync(context.Request.Headers.Authorization.ToString().Split(' ')[^1], context.RequestAborted);
        return Results.NoContent();
    }
}
