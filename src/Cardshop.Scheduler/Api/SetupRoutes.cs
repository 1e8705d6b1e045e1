using System.Net;
using System.Text.Encodings.Web;
using Cardshop.Contracts.Accounts;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary>The page behind the link that a new shop prints. It works over TLS and from the machine itself only.</summary>
internal static class SetupRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/setup/{token}", ShowAsync).Allow(Rights.Everybody).Limit(RouteLimit.Setup).ExcludeFromDescription();
        routes.MapPost("/setup/{token}", SubmitAsync).Allow(Rights.Everybody).Limit(RouteLimit.Setup).ExcludeFromDescription();
        routes.MapPost("/v1/setup", CreateAsync).Allow(Rights.Everybody).Limit(RouteLimit.Setup).WithTags("setup").Produces<User>(201);
    }

    private static async Task<IResult> ShowAsync(string token, FirstManagers managers, HttpContext context) =>
        IsSafe(context) && await managers.IsGoodAsync(token, context.RequestAborted)
            ? Page(context, 200, Form)
            : Page(context, 404, "<p>This link is not good any more, or was opened from another machine without TLS.</p>");

    private static async Task<IResult> SubmitAsync(string token, FirstManagers managers, HttpContext context)
    {
        if (!IsSafe(context))
        {
            return Page(context, 403, "<p>Open this page on the machine itself, or over TLS.</p>");
        }

        if (!context.Request.HasFormContentType)
        {
            return Page(context, 415, Form);
        }

        if (await WishAsync(context) is not { } wish)
        {
            return Page(context, 400, Form);
        }

        var outcome = await managers.CreateAsync(wish with { Token = token }, context.RequestAborted);
        return outcome.IsRefused
            ? Page(context, outcome.Problem.Status, $"<p>{HtmlEncoder.Default.Encode(outcome.Problem.Detail)}</p>{(outcome.Problem.Status == 422 ? Form : "")}")
            : Page(context, 201, "<p>Done. You can log in now.</p>");
    }

    /// <summary>What the form says; null when it is none.</summary>
    private static async Task<FirstManager?> WishAsync(HttpContext context)
    {
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return new FirstManager { Username = form["username"], Email = form["email"], Password = form["password"] };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<IResult> CreateAsync(Body<FirstManager> body, FirstManagers managers, HttpContext context) =>
        IsSafe(context)
            ? Answers.Of(await managers.CreateAsync(body.Value, context.RequestAborted), 201)
            : Answers.Problem(Refusal.Forbidden("The first account can only be made over TLS, or from the machine itself."));

    private static bool IsSafe(HttpContext context) =>
        context.Request.IsHttps || (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address));

    private static IResult Page(HttpContext context, int status, string content) => Pages.Answer(context, status, "en", "Cardshop", content);

    private const string Form =
        """
        <p>Make the account that manages this shop.</p>
        <form method="post">
        <p><label>Username <input name="username" required autocomplete="username"></label></p>
        <p><label>E-mail <input name="email" type="email" required autocomplete="email"></label></p>
        <p><label>Password, at least 10 characters <input name="password" type="password" required minlength="10" autocomplete="new-password"></label></p>
        <p><button>Make it</button></p>
        </form>
        """;
}
