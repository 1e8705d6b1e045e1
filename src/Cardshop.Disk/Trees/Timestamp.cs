namespace Cardshop.Disk.Trees;

/// <summary>A moment as file systems keep it.</summary>
/// <param name="Seconds">Seconds since 1970-01-01 00:00:00 UTC; may be negative.</param>
/// <param name="Nanoseconds">0 to 999,999,999, counted forwards from <paramref name="Seconds"/>.</param>
public readonly record struct Timestamp(long Seconds, uint Nanoseconds = 0)
{
    /// <summary>The moment as a date.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanoseconds / 100);

    /// <summary>A date as a moment.</summary>
    public static Timestamp From(DateTimeOffset date)
    {
        var ticks = date.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        return rest < 0 ? new Timestamp(seconds - 1, (uint)((rest + TimeSpan.TicksPerSecond) * 100)) : new Timestamp(seconds, (uint)(rest * 100));
    }
}
