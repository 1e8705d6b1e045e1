namespace Cardshop.Primitives.Tar;

/// <summary>Seconds since 1970 with a fraction of any length, as attributes have them: <c>1350244992.023960108</c>.</summary>
internal static class TarMoment
{
    private const uint NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Reads a moment. What lies beyond 64 bits of seconds becomes the first or the last one there is.</summary>
    /// <returns>Whole seconds and nanoseconds that count forwards from them, before 1970 too; null when the text is something else.</returns>
    public static (long Seconds, uint Nanoseconds)? Parse(ReadOnlySpan<byte> text)
    {
        var isNegative = text.StartsWith("-"u8);
        var digits = isNegative || text.StartsWith("+"u8) ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        if ((whole.IsEmpty && fraction.IsEmpty) || !IsDigits(whole) || !IsDigits(fraction))
        {
            return null;
        }

        var seconds = Saturated(whole);
        var nanoseconds = Nanoseconds(fraction);
        return (isNegative, nanoseconds) switch
        {
            (false, _) => (seconds, nanoseconds),
            (true, 0) => (-seconds, 0),
            (true, _) => (-seconds - 1, NanosecondsPerSecond - nanoseconds),
        };
    }

    private static bool IsDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static long Saturated(ReadOnlySpan<byte> digits)
    {
        var value = 0L;
        foreach (var digit in digits)
        {
            var next = digit - '0';
            if (value > (long.MaxValue - next) / 10)
            {
                return long.MaxValue;
            }

            value = (value * 10) + next;
        }

        return value;
    }

    private static uint Nanoseconds(ReadOnlySpan<byte> fraction)
    {
        var value = 0u;
        for (var i = 0; i < 9; i++)
        {
            value = (value * 10) + (i < fraction.Length ? fraction[i] - (uint)'0' : 0);
        }

        return value;
    }
}
