using System.Globalization;

namespace Cardshop.Content.Archives.Tar;

/// <summary>Seconds since 1970: whole ones in a header, with a fraction (<c>1350244992.023960108</c>) in attributes.</summary>
internal static class TarTime
{
    private const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly decimal Earliest = FromEpoch(DateTime.MinValue);
    private static readonly decimal Latest = FromEpoch(DateTime.MaxValue);

    /// <summary>The moment in UTC; the first or the last one there is for what lies beyond.</summary>
    public static DateTime From(decimal seconds) =>
        DateTime.UnixEpoch.AddTicks((long)decimal.Floor(Math.Clamp(seconds, Earliest, Latest) * TimeSpan.TicksPerSecond));

    /// <summary>Reads the form with a fraction.</summary>
    public static DateTime? Parse(ReadOnlySpan<byte> text) =>
        decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out var seconds) ? From(seconds) : null;

    private static decimal FromEpoch(DateTime moment) => (moment.Ticks - DateTime.UnixEpoch.Ticks) / (decimal)TimeSpan.TicksPerSecond;
}
