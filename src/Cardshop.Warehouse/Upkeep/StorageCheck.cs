using Cardshop.Warehouse.Objects;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cardshop.Warehouse.Upkeep;

/// <summary>Whether the storage of the warehouse can be used.</summary>
internal sealed class StorageCheck(IObjectStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await Task.Run(store.Probe, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
