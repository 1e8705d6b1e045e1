using Cardshop.Commands.Shop;

namespace Cardshop.Stations.Networking;

/// <summary>Finds out whether a scheduler can be reached.</summary>
/// <param name="shop">Where it is; ends with a slash.</param>
/// <param name="pin">The certificate that it must have; null for any that the machine trusts.</param>
/// <param name="clock">Ends the wait.</param>
internal sealed class ShopProbe(Uri shop, Fingerprint? pin, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(5);

    public Uri Shop => shop;

    /// <summary>Tries again and again.</summary>
    /// <returns>Null when it was reached in time, else why not.</returns>
    public async Task<string?> AwaitAsync(TimeSpan longest, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var problem = await TryAsync(cancellation);
            if (problem is null || clock.GetElapsedTime(began) >= longest)
            {
                return problem;
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    /// <summary>Tries once, on a new connection: an old one would say nothing of the network as it is now.</summary>
    public async Task<string?> TryAsync(CancellationToken cancellation)
    {
        using var handler = ShopHandler.Create(shop, pin);
        using var http = new HttpClient(handler) { BaseAddress = shop, Timeout = LongestTry };
        try
        {
            using var answer = await http.GetAsync("health/ready", cancellation);
            return answer.IsSuccessStatusCode ? null : $"{shop} answers with {(int)answer.StatusCode}.";
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested && ShopFailures.Describe(error) is { } failure)
        {
            return failure.Messages[0];
        }
    }
}
