namespace Cardshop.Content.Archives.Tar;

/// <summary>The time of a member.</summary>
internal static class TarTime
{
    private static readonly long _first = SecondsAt(DateTime.MinValue);
    private static readonly long _last = SecondsAt(DateTime.MaxValue);

    /// <summary>Seconds since 1970 and nanoseconds as a moment in UTC; the first or the last one there is for what lies beyond.</summary>
    public static DateTime From((long Seconds, uint Nanoseconds) time) => time.Seconds switch
    {
        var seconds when seconds < _first => DateTime.MinValue,
        var seconds when seconds > _last => DateTime.MaxValue,
        var seconds => DateTime.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick)),
    };

    private static long SecondsAt(DateTime moment) => (long)Math.Floor((moment - DateTime.UnixEpoch).TotalSeconds);
}
