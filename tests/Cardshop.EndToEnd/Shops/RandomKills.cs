using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Shops;

/// <summary>Kills processes with SIGKILL at random moments, and starts them again: mostly at work, sometimes while they start.</summary>
internal static class RandomKills
{
    /// <summary>Kills each of them so often, all at a time.</summary>
    public static Task RunAsync(IReadOnlyList<ServiceProcess> parts, int times, Random random) => Task.WhenAll(parts.Select(part => RunAsync(part, times, new Random(random.Next()))));

    private static async Task RunAsync(ServiceProcess part, int times, Random random)
    {
        for (var kill = 0; kill < times; kill++)
        {
            await Task.Delay(random.Next(50, 2500), TestContext.Current.CancellationToken);
            Assert.True(part.IsRunning, $"it ended by itself:\n{part.Said}");
            part.Kill();
            if (!part.SaysWhenReady || random.Next(5) == 0)
            {
                part.Start();
            }
            else
            {
                await part.StartAsync();
            }
        }
    }
}
