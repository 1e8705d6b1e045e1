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

    /// <summary>Puts the gate before routes.</summary>
    public static void PassThrough(this IEndpointConventionBuilder builder, Gate gate) => builder.Finally(endpoint =>
    {
        if (endpoint.RequestDelegate is { } next)
        {
            var rights = endpoint.Metadata.OfType<Rights>().LastOrDefault() ?? Rights.Nobody;
            endpoint.RequestDelegate = context => gate.InvokeAsync(context, next, rights);
        }
    });

    /// <summary>Where a request comes from.</summary>
    public static string Address(this HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
