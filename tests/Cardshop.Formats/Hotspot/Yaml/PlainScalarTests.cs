using Cardshop.Hotspot.Yaml;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot.Yaml;

public sealed class PlainScalarTests
{
    private const string Alphabet = "012345678901234567890123456789+-._:eExXbB_TtZz  aAfFiInNoOyYlLuUrRsS~=<";

    private static readonly string[] Hard =
    [
        "yes", "Yes", "YES", "yES", "no", "No", "NO", "true", "True", "TRUE", "tRUE", "false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N", "",
        "~", "~~", "null", "Null", "NULL", "nULL", "none", "=", "==", "<<", "<", "0", "00", "-0", "+0", "07", "08", "09", "0777", "0o17", "0x1F", "0xg", "0x", "0x_", "0X1F",
        "0b1010_0111", "0b", "0b_", "0b102", "-0b11", "+0x1f", "0_", "0_8", "1_000", "1__", "_1", "+", "-", "+-1", "1e5", "1e+5", "1.5e5", "1.5e+5", "1.5E-5", "1.e+3", "1.5e+", ".5", ".5e-3",
        "._5", "._", "5.", "1._", "-.5", "+.5", ".", "..", "....", "1.5.", "1.2.1", "1,5", ".inf", ".Inf", ".INF", ".iNF", "-.inf", "+.INF", ".nan", ".NaN", ".NAN", "-.nan", "1_0.5_0",
        "1.7976931348623157e+308", "1.5e+400", "4.9e-324", "2.2250738585072011e-308", "0.1", "9007199254740993.0", "0.30000000000000004", "685_230.15e+03", "1:", ":1", "1:30", "1:60", "01:30",
        "0:30", "22:22", "80:80", "443:443", "53:53", "1:2:3", "-1:30", "+1:30", "1:30.5", "1:30.", "-190:20:30.15", "1_0:30", "1:3_0", "190:20:30", "2001-12-14", "2001-1-1", "2001-12-1",
        "2001-13-45", "2001-02-30", "2000-02-29", "1900-02-29", "0000-01-01", "9999-12-31", "2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43Z", "2001-12-14 21:59:43.10 -5",
        "2001-12-14  21:59:43   Z", "2001-1-1 1:59:43", "2001-12-14T1:59:43Z", "2001-12-14T24:00:00", "2001-12-14T21:59:60", "2001-12-14T21:59:43.", "2001-12-14T21:59:43.1234567",
        "2001-12-14T21:59:43+24:00", "2001-12-14T21:59:43+23:59", "2001-12-14T21:59:43-5", "2001-12-14T21:59:43+05:99", "2001-12-14T21:59:43z", "2001-12-14T21:59", "20011214",
        "123456789012345678901234567890", "-170141183460469231731687303715884105729", "0777777777777777777777777", "0x" + new string('f', 100), new string('1', 4300), new string('1', 4301),
        "1.4.2", "v1", "192.168.1.1", "192.168.144.0/24", "a:b", "1h", "12e03", "0644", "01h", "１２", "∞",
    ];

    [Fact]
    public void PyYAML_resolves_plain_scalars_alike()
    {
        var random = new Random(1);
        var scalars = Hard.Concat(Enumerable.Range(0, TestScale.Of(10_000)).Select(_ => random.Next(2) == 0 ? RandomText(random) : Mutant(random))).ToList();
        var texts = scalars.Select(scalar => $"- {scalar}\n").ToList();
        var peer = PyYaml.Load(texts);
        var values = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            var reading = YamlReader.Read(texts[i]);
            if (PyYaml.Refuses(peer[i]))
            {
                Assert.True(!reading.IsValid, $"PyYAML refuses {texts[i]}: {peer[i]}");
                continue;
            }

            Assert.True(reading.IsValid, $"{texts[i]} is {peer[i]}, but we say {string.Join('\n', reading.Problems)}");
            Assert.Equal(peer[i], CanonicalText.Of(reading.Root!));
            values++;
        }

        Assert.True(values > scalars.Count * 9 / 10, "most of the texts mean something");
    }

    private static string RandomText(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

    private static string Mutant(Random random)
    {
        var text = Hard[random.Next(Hard.Length)];
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var rest = random.Next(2) == 0 ? text[at..] : text[Math.Min(at + 1, text.Length)..];
            text = text[..at] + (random.Next(4) == 0 ? "" : Alphabet[random.Next(Alphabet.Length)]) + rest;
        }

        return text;
    }
}
