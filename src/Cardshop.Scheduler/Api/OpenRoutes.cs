using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cardshop.Scheduler.Api;

/// <summary>What every server of a shop has, whatever it serves: how it is, and a description of its API. Open to everybody.</summary>
public static class OpenRoutes
{
    /// <summary>Registers what <see cref="MapOpenRoutes"/> needs. Each part adds its own health check.</summary>
    public static IServiceCollection AddOpenRoutes(this IServiceCollection services)
    {
        services.AddHealthChecks();
        return services.AddOpenApi("v1");
    }

    /// <summary>Maps <c>/health</c>, <c>/openapi</c> and <c>/docs</c>. <see cref="SchedulerRegistration.MapScheduler"/> does so too.</summary>
    public static void MapOpenRoutes(this IEndpointRouteBuilder routes)
    {
        MapHealth(routes);
        MapDescription(routes);
    }

    internal static void MapHealth(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("alive\n")).Allow(Rights.Everybody).WithTags("operation");
        routes.MapGet("/health/ready", ReadyAsync).Allow(Rights.Everybody).WithTags("operation");
    }

    internal static void MapDescription(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        (routes as IApplicationBuilder)?.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.SwaggerEndpoint("/openapi/v1.json", "Cardshop");
        });
    }

    private static async Task<IResult> ReadyAsync(HealthCheckService checks, CancellationToken cancellation)
    {
        var report = await checks.CheckHealthAsync(cancellation);
        var problems = report.Entries.Where(part => part.Value.Status != HealthStatus.Healthy)
            .Select(part => new FieldProblem(part.Key, part.Value.Description ?? part.Value.Exception?.Message ?? "it is not ready")).ToList();
        return problems.Count == 0
            ? Results.Text("ready\n")
            : Answers.Problem(Refusal.Unavailable($"Not ready: {string.Join("; ", problems.Select(part => $"{part.Field}: {part.Message}"))}") with { Errors = problems });
    }
}
