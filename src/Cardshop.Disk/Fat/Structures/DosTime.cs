using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Fat.Structures;

/// <summary>
/// A moment as FAT keeps it, read and written as UTC, because an image has no time zone.
/// <code>
/// date  yyyyyyym mmmddddd   years since 1980 (to 2107), month 1-12, day 1-31
/// time  hhhhhmmm mmmsssss   hours, minutes, seconds halved
/// and for the creation only: hundredths of a second, 0 to 199, which also hold the odd second
/// </code>
/// See the FAT specification 1.03, "Date and Time Formats".
/// </summary>
internal readonly record struct DosTime(ushort Date, ushort Time, byte Hundredths)
{
    private const int FirstYear = 1980;
    private const int LastYear = 2107;

    /// <summary>The nearest moment that FAT can hold: rounded down to its grain, moved into 1980 to 2107.</summary>
    public static DosTime From(Timestamp timestamp)
    {
        var first = new DateTimeOffset(FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var end = new DateTimeOffset(LastYear + 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        if (timestamp.Seconds < first.ToUnixTimeSeconds())
        {
            return From(first);
        }

        return From(timestamp.Seconds < end.ToUnixTimeSeconds() ? timestamp.ToDateTimeOffset() : end.AddMilliseconds(-10));
    }

    /// <summary>The moment. Fields out of range, zeros above all, become the nearest that are possible.</summary>
    public Timestamp ToTimestamp()
    {
        var year = FirstYear + (Date >> 9);
        var month = Math.Clamp((Date >> 5) & 15, 1, 12);
        var day = Math.Clamp(Date & 31, 1, DateTime.DaysInMonth(year, month));
        var hour = Math.Min(Time >> 11, 23);
        var minute = Math.Min((Time >> 5) & 63, 59);
        var second = Math.Min((Time & 31) * 2, 58);
        var date = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return Timestamp.From(date.AddMilliseconds(Math.Min(Hundredths, (byte)199) * 10));
    }

    private static DosTime From(DateTimeOffset date) => new(
        (ushort)(((date.Year - FirstYear) << 9) | (date.Month << 5) | date.Day),
        (ushort)((date.Hour << 11) | (date.Minute << 5) | (date.Second / 2)),
        (byte)((date.Second % 2 * 100) + (date.Millisecond / 10)));
}
