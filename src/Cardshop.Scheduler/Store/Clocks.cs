namespace Cardshop.Scheduler.Store;

/// <summary>Moments as the store keeps them.</summary>
internal static class Clocks
{
    /// <summary>What time it is, to the millisecond.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
