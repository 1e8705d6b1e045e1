using Microsoft.Extensions.Hosting;

namespace Cardshop.Hosting;

/// <summary>Leaves signals to whoever runs the host.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
