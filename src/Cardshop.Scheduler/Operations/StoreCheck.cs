using Cardshop.Scheduler.Store;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cardshop.Scheduler.Operations;

/// <summary>Whether the store of the scheduler can be used.</summary>
internal sealed class StoreCheck(IStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
