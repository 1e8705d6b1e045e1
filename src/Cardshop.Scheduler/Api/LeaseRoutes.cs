using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Logs;
using Cardshop.Scheduler.Queue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Cardshop.Scheduler.Api;

/// <summary><c>/v1/leases</c></summary>
internal static class LeaseRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/leases/{id}").WithTags("leases");
        group.MapPost("/heartbeat", BeatAsync).Allow(Rights.Workers).Produces<HeartbeatAnswer>();
        group.MapPost("/log", LogAsync).Allow(Rights.Workers).Produces<LogAnswer>();
        group.MapPost("/result", async (Signed caller, LeaseDesk desk, LeaseId id, Body<TaskResult> body, CancellationToken cancellation) =>
            Answers.Of(await desk.FinishAsync(caller.Principal, id, body.Value, cancellation))).Allow(Rights.Workers).Produces<ShopTask>();
        group.MapPost("/release", async (Signed caller, LeaseDesk desk, LeaseId id, Body<TaskRelease> body, CancellationToken cancellation) =>
            Answers.Of(await desk.ReleaseAsync(caller.Principal, id, body.Value, cancellation))).Allow(Rights.Workers).Produces(204);
    }

    private static async Task<IResult> BeatAsync(Signed caller, LeaseDesk desk, LeaseId id, Body<Heartbeat> body, IHostApplicationLifetime lifetime, HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        return Answers.Of(await desk.BeatAsync(caller.Principal, id, body.Value, end.Token));
    }

    private static async Task<IResult> LogAsync(Signed caller, LeaseDesk desk, LeaseId id, long? fence, long? offset, HttpContext context)
    {
        var part = new MemoryStream();
        var block = new byte[64 << 10];
        int read;
        while ((read = await context.Request.Body.ReadAsync(block, context.RequestAborted)) > 0)
        {
            part.Write(block, 0, read);
            if (part.Length > TaskLogs.LongestPart)
            {
                return Answers.Problem(ApiProblems.TooLarge(TaskLogs.LongestPart));
            }
        }

        return offset is null
            ? Answers.Problem(Outcomes.Refusal.Invalid("offset", "give where the part goes"))
            : Answers.Of(await desk.AppendAsync(caller.Principal, id, fence, offset.Value, part.ToArray(), context.RequestAborted));
    }
}
