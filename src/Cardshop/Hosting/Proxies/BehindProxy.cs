using System.Net;
using Cardshop.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Cardshop.Hosting.Proxies;

/// <summary>Takes from a proxy in front who calls, by which scheme and under which name; from nobody else.</summary>
internal static class BehindProxy
{
    public static void AddBehindProxy(this IServiceCollection services, ServerSettings settings) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        foreach (var proxy in settings.Proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }
    });

    public static void UseBehindProxy(this IApplicationBuilder app, ServerSettings settings)
    {
        if (settings.IsBehindProxy)
        {
            app.UseForwardedHeaders();
        }
    }
}
