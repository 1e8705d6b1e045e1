using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Outcomes;

namespace Cardshop.Scheduler.Limits;

/// <summary>How often one can try to log in.</summary>
/// <param name="clock">Measures.</param>
/// <param name="burst">How many tries at once for one account from one address; five times as many for an address, fifty times for an account.</param>
public sealed class LoginLimits(TimeProvider clock, int burst = 10)
{
    private readonly RateLimiter _both = new(clock, burst, TimeSpan.FromSeconds(6));
    private readonly RateLimiter _address = new(clock, 5 * burst, TimeSpan.FromSeconds(1));

    // Much wider, or anybody could lock an account from far away.
    private readonly RateLimiter _account = new(clock, 50 * burst, TimeSpan.FromSeconds(1));

    /// <summary>Counts a try.</summary>
    /// <returns>Why it may not be made; null when it may.</returns>
    public Problem? Refuse(string address, string account)
    {
        var waits = new[] { _address.Take(address), _both.Take($"{address} {account}"), _account.Take(account) };
        var wait = waits.Max();
        return wait > TimeSpan.Zero ? Refusal.TooMany(wait) : null;
    }
}
