using System.Globalization;

namespace Cardshop.Hotspot.Yaml;

/// <summary>A date, or a moment with or without an offset from UTC (https://yaml.org/type/timestamp.html). Years 1 to 9999.</summary>
/// <param name="Local">The date and time as written, to the microsecond; midnight for a date.</param>
/// <param name="IsDate">There is no time of day.</param>
/// <param name="Offset">Less than a day either way, in whole minutes; null when none is written.</param>
public readonly record struct YamlTimestamp(DateTime Local, bool IsDate = false, TimeSpan? Offset = null)
{
    /// <summary>The text that reads as this: <c>2001-12-14 21:59:43.100000-05:00</c>.</summary>
    public override string ToString()
    {
        if (IsDate)
        {
            return Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var fraction = Local.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : ".ffffff";
        var local = Local.ToString($"yyyy-MM-dd HH:mm:ss{fraction}", CultureInfo.InvariantCulture);
        return Offset is not { } offset ? local : $"{local}{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";
    }
}
