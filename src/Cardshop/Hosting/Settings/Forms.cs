using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Cardshop.Content.Fetching;
using Cardshop.Primitives.Sizes;
using Microsoft.Extensions.Logging;

namespace Cardshop.Hosting.Settings;

/// <summary>The kinds of values that settings have.</summary>
internal static class Forms
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
        [("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1))];

    private static readonly (string Unit, long Size)[] Sizes =
        [("TiB", ByteSize.TiB), ("TB", 1_000_000_000_000), ("GiB", ByteSize.GiB), ("GB", 1_000_000_000), ("MiB", ByteSize.MiB), ("MB", 1_000_000), ("KiB", ByteSize.KiB), ("kB", 1000)];

    public static ValueForm<string?> Text { get; } = new("a text", (string text, [MaybeNullWhen(false)] out string? value) => (value = text) is not null, value => value ?? "");

    public static ValueForm<string> Name { get; } = new("a text", (string text, [MaybeNullWhen(false)] out string value) => (value = text).Length > 0, value => value);

    public static ValueForm<string?> FilePath { get; } = new(
        "the path of a file or folder", (string text, [MaybeNullWhen(false)] out string? value) => (value = text.Length > 0 ? Path.GetFullPath(text) : null) is not null, value => value ?? "");

    public static ValueForm<bool> Flag { get; } = new("true or false", bool.TryParse, value => value ? "true" : "false");

    public static ValueForm<Uri?> Url { get; } = new("an address that begins with http:// or https://", TryParseUrl, value => value?.AbsoluteUri ?? "");

    public static ValueForm<string?> Fingerprint { get; } = new("the 64 hexadecimal digits of a SHA-256", TryParseFingerprint, value => value ?? "");

    public static ValueForm<long?> OptionalSize { get; } = new("a number of bytes such as 500GB or 4GiB", TryParseOptionalSize, value => value is { } size ? Show(size) : "");

    public static ValueForm<MirrorRule> Mirror { get; } = new("FROM=TO, both addresses", MirrorRule.TryParse, value => value.ToString());

    public static ValueForm<string> Network { get; } = new("a network such as 10.1.0.0/16", TryParseNetwork, value => value);

    public static ValueForm<LogLevel> LogLevel { get; } = new(
        $"one of {string.Join(", ", Enum.GetNames<LogLevel>().Select(name => name.ToLowerInvariant()))}",
        (string text, out LogLevel value) => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value),
        value => value.ToString().ToLowerInvariant());

    public static ValueForm<int> Number(string range) => new(
        $"a number, {range}", (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value), value => value.ToString());

    public static ValueForm<int?> OptionalNumber(string range) => new(
        $"a number, {range}",
        (string text, out int? value) =>
        {
            var isGood = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
            value = number;
            return isGood;
        },
        value => value?.ToString() ?? "");

    public static ValueForm<long> Size(string range) => new($"a number of bytes such as 500GB or 4GiB, {range}", TryParseSize, Show);

    public static ValueForm<TimeSpan> Duration(string range) => new($"a span of time such as 90s, 12h or 30d, {range}", TryParseDuration, Show);

    private static bool TryParseUrl(string text, [MaybeNullWhen(false)] out Uri? value)
    {
        var isGood = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { UserInfo: "", Query: "", Fragment: "" };
        value = isGood ? new Uri(uri!.AbsoluteUri.TrimEnd('/') + "/") : null;
        return isGood;
    }

    private static bool TryParseNetwork(string text, [MaybeNullWhen(false)] out string value)
    {
        value = IPNetwork.TryParse(text, out _) ? text : null;
        return value is not null;
    }

    private static bool TryParseFingerprint(string text, [MaybeNullWhen(false)] out string? value)
    {
        value = Cardshop.Fingerprint.TryParse(text, out var fingerprint) ? fingerprint.ToString() : null;
        return value is not null;
    }

    private static bool TryParseOptionalSize(string text, out long? value)
    {
        var isGood = TryParseSize(text, out var size);
        value = size;
        return isGood;
    }

    private static bool TryParseSize(string text, out long value)
    {
        var isGood = ByteSize.TryParse(text, out var size);
        value = size.Bytes;
        return isGood;
    }

    // The second form has fractions of a second, which people rarely want.
    private static bool TryParseDuration(string text, out TimeSpan value) =>
        HumanDuration.TryParse(text, out value) || TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value);

    private static string Show(long bytes)
    {
        var (unit, size) = Array.Find(Sizes, candidate => bytes > 0 && bytes % candidate.Size == 0);
        return unit is null ? bytes.ToString() : $"{bytes / size}{unit}";
    }

    private static string Show(TimeSpan span)
    {
        var (unit, length) = Array.Find(Units, candidate => span > TimeSpan.Zero && span.Ticks % candidate.Length.Ticks == 0);
        return unit is not null ? $"{span.Ticks / length.Ticks}{unit}" : span == TimeSpan.Zero ? "0s" : span.ToString("c");
    }
}
