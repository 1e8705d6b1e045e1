using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Primitives.Sizes;

/// <summary>Spans of time as people write them: a number, then one unit or none.</summary>
public static class HumanDuration
{
    private static readonly (double Seconds, string[] Names)[] Units =
    [
        (1e-9, ["ns", "nanosecond", "nanoseconds"]),
        (1e-6, ["us", "microsecond", "microseconds"]),
        (1e-3, ["ms", "millisecond", "milliseconds"]),
        (1, ["", "s", "sec", "secs", "second", "seconds"]),
        (60, ["m", "min", "mins", "minute", "minutes"]),
        (60 * 60, ["h", "hour", "hours"]),
        (24 * 60 * 60, ["d", "day", "days"]),
        (7 * 24 * 60 * 60, ["w", "week", "weeks"]),
        (52 * 7 * 24 * 60 * 60, ["y", "year", "years"]),
    ];

    /// <summary>
    /// Reads a span of time as the cache policy writes it (the grammar of the Python package <c>humanfriendly</c>): <c>30d</c>,
    /// <c>1.5 hours</c>, <c>90</c> (seconds). A year is 52 weeks, there are no months, and one unit is all there can be
    /// (<c>1h30m</c> is refused). Fractions of a second are dropped.
    /// </summary>
    /// <exception cref="FormatException">The text is no span of time, or a longer one than <see cref="TimeSpan"/> holds.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text, out var duration)
            ? duration
            : throw new FormatException(
                $"\"{text}\" is not a span of time: a number and one unit of s, min, h, d, w or y are expected, like 90, 12h or 30d.");

    /// <inheritdoc cref="Parse(string)"/>
    /// <returns>Whether the text is a span of time.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text is null || Quantity.TryParse(text) is not { } quantity)
        {
            return false;
        }

        var unit = Array.Find(Units, candidate => candidate.Names.Contains(quantity.Unit, StringComparer.Ordinal));
        var seconds = Math.Truncate(quantity.Value * unit.Seconds);
        if (unit.Names is null || seconds > TimeSpan.MaxValue.TotalSeconds - 1)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds((long)seconds);
        return true;
    }
}
