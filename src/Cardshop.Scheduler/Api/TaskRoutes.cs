using Cardshop.Contracts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Cardshop.Scheduler.Api;

/// <summary><c>/v1/tasks</c></summary>
internal static class TaskRoutes
{
    /// <summary>Where the returned part of a log begins.</summary>
    public const string LogStart = "Cardshop-Log-Start";

    /// <summary>How long the log is.</summary>
    public const string LogLength = "Cardshop-Log-Length";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tasks").WithTags("tasks");
        group.MapGet("", async (Signed caller, TaskBook tasks, [AsParameters] ListQuery query, string? status, string? kind, string? channel, string? order, CancellationToken cancellation) =>
            Answers.Of(await tasks.ListAsync(caller.Principal, query, status, kind, channel, order, cancellation))).Allow(Rights.Managers).Produces<Page<ShopTask>>();
        group.MapPost("/claim", ClaimAsync).Allow(Rights.Workers).Produces<Lease>().Produces(204);
        group.MapGet("/{id}", async (Signed caller, TaskBook tasks, TaskId id, CancellationToken cancellation) =>
            Answers.Of(await tasks.GetAsync(caller.Principal, id, cancellation))).Allow(Rights.Accounts).Produces<ShopTask>();
        group.MapGet("/{id}/why", async (Signed caller, TaskBook tasks, TaskId id, CancellationToken cancellation) =>
            Answers.Of(await tasks.WhyAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<WaitingReason>();
        group.MapGet("/{id}/log", LogAsync).Allow(Rights.Accounts).Produces<string>(200, "text/plain");
        group.MapPost("/{id}/retry", async (Signed caller, TaskBook tasks, TaskId id, CancellationToken cancellation) =>
            Answers.Of(await tasks.RetryAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<ShopTask>();
        group.MapPost("/{id}/resume", async (Signed caller, CardDesk cards, TaskId id, CancellationToken cancellation) =>
            Answers.Of(await cards.ResumeAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<ShopTask>();
        group.MapPost("/{id}/move", async (Signed caller, CardDesk cards, TaskId id, Body<CardMove> body, CancellationToken cancellation) =>
            Answers.Of(await cards.MoveAsync(caller.Principal, id, body.Value, cancellation))).Allow(Rights.Managers).Produces<ShopTask>();
        group.MapPost("/{id}/confirm", async (Signed caller, CardDesk cards, TaskId id, CancellationToken cancellation) =>
            Answers.Of(await cards.ConfirmAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces<ShopTask>();
    }

    private static async Task<IResult> ClaimAsync(Signed caller, ClaimDesk desk, Body<ClaimRequest> body, IHostApplicationLifetime lifetime, HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var outcome = await desk.ClaimAsync(caller.Principal, body.Value, end.Token);
        return outcome.IsRefused ? Answers.Problem(outcome.Problem)
            : outcome.Value is { } lease ? Answers.Json(lease)
            : Results.NoContent();
    }

    private static async Task<IResult> LogAsync(Signed caller, TaskBook tasks, TaskId id, long? offset, HttpContext context)
    {
        var outcome = await tasks.LogAsync(caller.Principal, id, offset ?? 0, context.RequestAborted);
        if (outcome.IsRefused)
        {
            return Answers.Problem(outcome.Problem);
        }

        context.Response.Headers[LogStart] = outcome.Value.Start.ToString();
        context.Response.Headers[LogLength] = outcome.Value.Length.ToString();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(outcome.Value.Bytes, "text/plain; charset=utf-8");
    }
}
