using Cardshop.Contracts;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Api;

/// <summary>What every request of the scheduler passes: the protocol, the token, the rights, the limits; and what goes wrong is told as a problem.</summary>
internal sealed partial class Gate(Sessions sessions, RouteLimits limits, ILogger<Gate> logger)
{
    private const string Scheme = "Bearer ";
    private const long Largest = 16 << 20;
    private const long LargestFromAnybody = 64 << 10;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next, Rights rights, RouteLimit? limit)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = rights.IsOpen ? LargestFromAnybody : Largest;
        }

        try
        {
            if (context.Request.Headers[Protocol.Header].ToString() is { Length: > 0 } spoken && !IsSpoken(spoken))
            {
                context.Response.Headers.Upgrade = $"cardshop/{Protocol.Version}";
                await RefuseAsync(context, ApiProblems.Protocol(spoken[..Math.Min(spoken.Length, 20)]));
            }
            else if (await AdmitAsync(context, rights, limit) is { } problem)
            {
                await RefuseAsync(context, problem);
            }
            else
            {
                await next(context);
            }
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            if (ProblemOf(context, error) is { } problem)
            {
                await RefuseAsync(context, problem);
            }
        }
    }

    private static bool IsSpoken(string version) => int.TryParse(version.Split('.')[0], out var major) && major == Protocol.Version;

    private async ValueTask<Contracts.Problems.Problem?> AdmitAsync(HttpContext context, Rights rights, RouteLimit? limit)
    {
        if (rights.IsOpen)
        {
            return limit is null ? null : limits.Refuse(limit, context.Address());
        }

        var header = context.Request.Headers.Authorization.ToString();
        var principal = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await sessions.ResolveAsync(header[Scheme.Length..].Trim(), context.RequestAborted)
            : null;
        if (principal is null)
        {
            return Refusal.Unauthenticated();
        }

        Signed.Set(context, principal);
        return !rights.Roles.Contains(principal.Role) ? Refusal.Forbidden($"The role {principal.Role} may not do this.")
            : limit is null ? null
            : limits.Refuse(limit, principal.Username);
    }

    private Contracts.Problems.Problem? ProblemOf(HttpContext context, Exception error)
    {
        switch (error)
        {
            case ApiException refused:
                return refused.Problem;
            case BadHttpRequestException bad:
                return ApiProblems.BadRequest(bad.StatusCode, bad.Message);
            case StoreException:
                LogStore(error);
                return Refusal.Unavailable("The store cannot be used at the moment. Nothing was changed; try again in a few seconds.");
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                return null;
            case OperationCanceledException:
                return Refusal.Unavailable("The scheduler is going down. Try again in a few seconds.");
            default:
                LogDefect(context.Request.Method, context.Request.Path, error);
                return ApiProblems.Internal();
        }
    }

    private static Task RefuseAsync(HttpContext context, Contracts.Problems.Problem problem) => new ProblemResult(problem).ExecuteAsync(context);
}
