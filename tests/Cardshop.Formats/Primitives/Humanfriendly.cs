using Cardshop.Formats.Hotspot;

namespace Cardshop.Formats.Primitives;

/// <summary>The Python package whose grammar of sizes and durations recipes follow.</summary>
internal static class Humanfriendly
{
    private static readonly string[] Units =
    [
        "b", "byte", "bytes", "k", "kb", "kib", "Kibi", "kibibyte", "kibibytes", "kilobyte", "m", "MB", "MiB", "mebibytes", "g", "GB", "gib", "gibibyte", "t", "TiB", "p",
        "PiB", "e", "EiB", "exbibyte", "z", "ZiB", "y", "yobibyte", "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "h", "hour", "hours", "hr", "d", "day",
        "days", "w", "week", "weeks", "year", "years", "month", "ns", "nanosecond", "us", "microseconds", "ms", "milliseconds", "bananas", "kibs", "kibss", "/s", ".", "-", "",
    ];

    private static readonly string[] Numbers = ["0", "1", "5", "10", "1.5", "2.50", "0.0009765625", "999999", "1.", ".5", "1,000", "1_000", "-1", "1e9", "007", "1.2.3", "123456789.123", ""];

    /// <summary>The answers to each text: a whole number, or null for a refusal.</summary>
    public static string?[] Parse(string what, IReadOnlyCollection<string> texts) =>
        [.. PythonPeer.Ask("Primitives/humanfriendly_peer.py", [what], texts.Select(PythonPeer.Base64)).Select(answer => answer is "error" ? null : answer)];

    /// <summary>Texts that are, or nearly are, a size or a duration.</summary>
    public static List<string> RandomTexts(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Next(random))];

    private static string Next(Random random)
    {
        var number = Numbers[random.Next(Numbers.Length)];
        var unit = Units[random.Next(Units.Length)];
        var text = $"{Blank(random)}{number}{Blank(random)}{(random.Next(3) == 0 ? unit.ToUpperInvariant() : unit)}{Blank(random)}";
        return random.Next(10) == 0 ? text + Next(random) : text;
    }

    private static string Blank(Random random) => random.Next(4) switch
    {
        0 => " ",
        1 => random.Next(5) == 0 ? "\t" : "",
        _ => "",
    };
}
