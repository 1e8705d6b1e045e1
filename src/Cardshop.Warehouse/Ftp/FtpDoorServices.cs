using System.Net.Security;
using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Links;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Cardshop.Warehouse.Ftp;

/// <summary>Composes an FTP door.</summary>
public static class FtpDoorServices
{
    /// <summary>Adds the FTP door to a warehouse. It opens where <see cref="WarehouseOptions.Ftp"/> has a port.</summary>
    /// <param name="services">With a warehouse.</param>
    /// <param name="certificate">What it shows of itself; null for a door on loopback without TLS.</param>
    public static IServiceCollection AddFtpDoor(this IServiceCollection services, Func<SslStreamCertificateContext>? certificate)
    {
        services.TryAddSingleton<FtpStore>();
        services.TryAddSingleton(provider => new FtpDoor(
            provider.GetRequiredService<FtpStore>(),
            provider.GetServices<IAccessTokens>(),
            provider.GetRequiredService<Grants>(),
            certificate,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FtpDoor>>()));
        services.AddHostedService(provider => provider.GetRequiredService<FtpDoor>());
        return services;
    }
}
