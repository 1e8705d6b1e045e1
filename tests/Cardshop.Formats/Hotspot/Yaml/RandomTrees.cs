using System.Numerics;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Formats.Hotspot.Yaml;

/// <summary>Makes random trees, with a liking for text that is hard to write.</summary>
internal sealed class RandomTrees(Random random)
{
    private static readonly string[] HardTexts =
    [
        "", " ", "a ", " a", "-", "- a", "?", ":", "a:", "a: b", "a #b", "#", "a#b", "yes", "No", "on", "~", "null", "<<", "=", "0", "0o17", "017", "1_000",
        "22:22", "80:80", "1.5", "1e5", "1.5e+3", ".inf", "2001-12-14", "0x1F", "\n", "a\n", "a\nb", "a\n\nb\n\n", " a\nb", "\na", "a\n b\n  c\n", "a \nb", "a\tb", "\t",
        "a\r\nb", "a\rb", "\u0085", "a\u2028b", "\uFEFF", "é", "“Pi”", "\U0001F600", "\0", "\u0007", "\u001B[0m", "'", "\"", "it's", "say \"a\"", "\\", "[", "{a}", "]", "&a", "*a",
        "!a", "|", ">", "%", "@", "`", "---", "...", "--- a", "... a", "a\n---\nb\n", "a\n...\n", "a\n# b\n", "a:\n- b\n", ", a", "a, b", "192.168.1.1", "1h", "//x/y?z#w", "\u00A0",
        "$environ{NAME}", "a\n\tb\n", "\ta\nb", "a\n   \nb", "a\n ", "  ", "\n\n", "a\n\n", "\n a", "x" + "\n\n\n", "é\nü\n", "a\u00A0\nb",
    ];

    private static readonly string Alphabet = "abcxyzABC0123456789   ::-_.,#'\"\\[]{}&*!|>%@`?=~<\n\n\t éü\u00A0\u2028\u0085\uFEFF";

    public YamlNode Next(int depth) => random.Next(depth == 0 ? 6 : 10) switch
    {
        < 6 => NextScalar(),
        < 8 => new YamlSequence(Enumerable.Range(0, random.Next(4)).Select(_ => Next(depth - 1))),
        _ => NextMapping(depth),
    };

    public YamlMapping NextMapping(int depth)
    {
        var keys = Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(4) == 0 ? NextScalar() : YamlScalar.Of(NextText()));
        return new YamlMapping(keys.DistinctBy(CanonicalText.Of).Where(IsAlone).Select(key => new YamlPair(key, Next(depth - 1))));
    }

    public YamlScalar NextScalar() => random.Next(12) switch
    {
        0 => YamlScalar.Null,
        1 => YamlScalar.Of(random.Next(2) == 0),
        2 => YamlScalar.Of((BigInteger)random.NextInt64(long.MinValue, long.MaxValue)),
        3 => YamlScalar.Of(BigInteger.Pow(random.Next(-50, 50), random.Next(30))),
        4 => YamlScalar.Of(BitConverter.Int64BitsToDouble(random.NextInt64())),
        5 => YamlScalar.Of(random.Next(-1000, 1000) / 8.0),
        6 => YamlScalar.Of(NextTimestamp()),
        7 => YamlScalar.Of((ReadOnlyMemory<byte>)NextBytes()),
        _ => YamlScalar.Of(NextText()),
    };

    public string NextText() => random.Next(3) switch
    {
        0 => HardTexts[random.Next(HardTexts.Length)],
        1 => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Alphabet[random.Next(Alphabet.Length)])),
        _ => string.Join(random.Next(2) == 0 ? " " : "\n", Enumerable.Range(0, random.Next(40)).Select(_ => HardTexts[random.Next(40)])),
    };

    /// <summary>Numbers and truths that are equal in Python would be one key.</summary>
    private static bool IsAlone(YamlScalar key) => key.Tag is YamlTag.Str or YamlTag.Null or YamlTag.Binary;

    private YamlTimestamp NextTimestamp()
    {
        var date = new DateTime(random.Next(1, 9999), random.Next(1, 13), random.Next(1, 29));
        var time = date.AddTicks(random.NextInt64(TimeSpan.TicksPerDay) / 10 * 10);
        return random.Next(3) switch
        {
            0 => new YamlTimestamp(date, IsDate: true),
            1 => new YamlTimestamp(time),
            _ => new YamlTimestamp(time, Offset: TimeSpan.FromMinutes(random.Next(-1439, 1440))),
        };
    }

    private byte[] NextBytes()
    {
        var bytes = new byte[random.Next(100)];
        random.NextBytes(bytes);
        return bytes;
    }
}
