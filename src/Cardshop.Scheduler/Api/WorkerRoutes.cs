using Cardshop.Contracts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Queue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary><c>/v1/workers</c></summary>
internal static class WorkerRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/workers").WithTags("workers");
        group.MapGet("", async (Signed caller, WorkerRegistry workers, [AsParameters] ListQuery query, string? channel, CancellationToken cancellation) =>
            Answers.Of(await workers.ListAsync(caller.Principal, query, channel, cancellation))).Allow(Rights.Managers).Produces<Page<Worker>>();
        group.MapGet("/{id}", async (Signed caller, WorkerRegistry workers, WorkerId id, CancellationToken cancellation) =>
            Answers.Of(await workers.GetAsync(caller.Principal, id, cancellation))).Allow(Rights.Accounts).Produces<Worker>();
        group.MapPatch("/{id}", async (Signed caller, WorkerRegistry workers, WorkerId id, Body<WorkerChange> body, CancellationToken cancellation) =>
            Answers.Of(await workers.ChangeAsync(caller.Principal, id, body.Value, cancellation))).Allow(Rights.Managers).Produces<Worker>();
    }
}
