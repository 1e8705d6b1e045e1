using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Microsoft.AspNetCore.Http;

namespace Cardshop.Scheduler.Api;

/// <summary>Answers with a problem (RFC 9457).</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString();
        }

        if (problem.Status == 401)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        await response.WriteAsJsonAsync(problem, ContractsJson.Default.Problem, "application/problem+json");
    }
}
