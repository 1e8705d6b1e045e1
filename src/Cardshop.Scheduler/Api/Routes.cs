using Cardshop.Scheduler.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cardshop.Scheduler.Api;

/// <summary>How routes are put together.</summary>
internal static class Routes
{
    /// <summary>Says who may call a route.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder builder, Rights rights)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(rights));
        return builder;
    }

    /// <summary>Says how often a route may be called.</summary>
    public static TBuilder Limit<TBuilder>(this TBuilder builder, RouteLimit limit)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(limit));
        return builder;
    }

    /// <summary>Puts the gate before routes.</summary>
    public static void PassThrough(this IEndpointConventionBuilder builder, Gate gate) => builder.Finally(endpoint =>
    {
        if (endpoint.RequestDelegate is { } next)
        {
            var rights = endpoint.Metadata.OfType<Rights>().LastOrDefault() ?? Rights.Nobody;
            var limit = endpoint.Metadata.OfType<RouteLimit>().LastOrDefault();
            endpoint.RequestDelegate = context => gate.InvokeAsync(context, next, rights, limit);
        }
    });

    /// <summary>Where a request comes from.</summary>
    public static string Address(this HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
