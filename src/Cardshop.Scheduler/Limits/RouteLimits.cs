using System.Collections.Concurrent;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Outcomes;

namespace Cardshop.Scheduler.Limits;

/// <summary>Counts the calls of routes that have a limit.</summary>
public sealed class RouteLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RateLimiter> _limiters = new(StringComparer.Ordinal);

    /// <summary>Counts a call.</summary>
    /// <param name="limit">The route's.</param>
    /// <param name="caller">A username or an address.</param>
    /// <returns>Why it may not be made; null when it may.</returns>
    public Problem? Refuse(RouteLimit limit, string caller)
    {
        var wait = _limiters.GetOrAdd(limit.Name, static (_, made) => new RateLimiter(made.Clock, made.Limit.Burst, made.Limit.Interval), (Clock: clock, Limit: limit)).Take(caller);
        return wait > TimeSpan.Zero ? Refusal.TooMany(wait) : null;
    }
}
