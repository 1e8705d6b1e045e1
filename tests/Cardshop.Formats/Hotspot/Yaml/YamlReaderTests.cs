using System.Text;
using Cardshop.Hotspot.Yaml;
using Xunit;

namespace Cardshop.Formats.Hotspot.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("", "null")]
    [InlineData("# nothing\n", "null")]
    [InlineData("---\n", "null")]
    [InlineData("a: &x [1, two]\nb: *x\n", "{\"a\"=[int(1),\"two\"],\"b\"=[int(1),\"two\"]}")]
    [InlineData("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\n", "{\"a\"={\"b\"=int(1),\"c\"=int(2)},\"d\"={\"b\"=int(1),\"c\"=int(3)}}")]
    [InlineData("- &x {b: 1}\n- &y {b: 2, c: 2}\n- <<: [*x, *y]\n", "[{\"b\"=int(1)},{\"b\"=int(2),\"c\"=int(2)},{\"b\"=int(1),\"c\"=int(2)}]")]
    [InlineData("{=: 1}", "{\"=\"=int(1)}")]
    [InlineData("!!int {=: '5', x: y}", "int(5)")]
    [InlineData("!!str 12", "\"12\"")]
    [InlineData("! '12'", "int(c)")]
    [InlineData("!!float 1", "float(3ff0000000000000)")]
    [InlineData("!!null anything", "null")]
    [InlineData("!!bool YeS", "true")]
    [InlineData("!!binary aGVs bG8=", "bytes(68656c6c6f)")]
    [InlineData("!!set {b, a}", "set(\"a\",\"b\")")]
    [InlineData("!!omap [b: 1, a: 2]", "[(\"b\"=int(1)),(\"a\"=int(2))]")]
    [InlineData("!!timestamp 2001-1-2", "date(2001-01-02)")]
    [InlineData("%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n---\n!e!str 1\n", "\"1\"")]
    [InlineData("{1: a, true: b, 1.0: c}", "{int(1)=\"c\"}")]
    [InlineData("a:\r\n- b\rc: d\u2028", "{\"a\"=[\"b\"],\"c\"=\"d\"}")]
    public void A_text_has_the_value_that_PyYAML_gives_it(string text, string value)
    {
        var reading = YamlReader.Read(text);
        Assert.True(reading.IsValid, string.Join('\n', reading.Problems));
        Assert.Equal(value, CanonicalText.Of(reading.Root!));
        Assert.Equal([value], PyYaml.Load([text]));
    }

    [Theory]
    [InlineData("a: b\n---\nc: d\n", 2, 1, "second document")]
    [InlineData("a: [1, 2\n", 2, 1, "did not find expected")]
    [InlineData("a: \"b\n", 1, 4, "unexpected end")]
    [InlineData("a:\tb\n", 1, 3, "tab")]
    [InlineData("a: b\tc\n", 1, 5, "tab")]
    [InlineData("a:\n\tb: c\n", 2, 1, "tab")]
    [InlineData("a: b\u0007\n", 1, 5, "U+0007")]
    [InlineData("a: b\0\n", 1, 5, "U+0000")]
    [InlineData("a: *b\n", 1, 4, "no &b")]
    [InlineData("a: &b [c, *b]\n", 1, 11, "cannot contain itself")]
    [InlineData("- &a 1\n- &a 2\n", 2, 3, "&a is there already")]
    [InlineData("a: !python/object x\n", 1, 4, "tag !python/object")]
    [InlineData("a: !!python/name:os.system ''\n", 1, 4, "tag !!python/name:os.system")]
    [InlineData("a: !!map b\n", 1, 4, "tag !!map")]
    [InlineData("a: !!int [1]\n", 1, 4, "tag !!int")]
    [InlineData("a: 2001-02-30\n", 1, 4, "no such day")]
    [InlineData("a: !!int b\n", 1, 4, "not a whole number")]
    [InlineData("a: 0b_\n", 1, 4, "not a whole number")]
    [InlineData("a: !!binary \"a\"\n", 1, 4, "one digit too many")]
    [InlineData("a: !!binary \"ä\"\n", 1, 4, "ASCII")]
    [InlineData("[a, =]\n", 1, 5, "only as a key")]
    [InlineData("a: <<\n", 1, 4, "only as a key")]
    [InlineData("{<<: 1}\n", 1, 6, "can be merged")]
    [InlineData("{<<: [1]}\n", 1, 7, "can be merged")]
    [InlineData("? [a]\n: b\n", 1, 3, "cannot be a key")]
    [InlineData("!!omap [a, b: 1]\n", 1, 9, "one pair")]
    [InlineData("a: b\n: c\n", 2, 1, "no key before")]
    [InlineData("- : a\n", 1, 3, "no key before")]
    [InlineData("{: a}\n", 1, 2, "no key before")]
    [InlineData("{a: [b] c}\n", 1, 9, "comma")]
    [InlineData("[http://x?y]\n", 1, 10, "quote")]
    [InlineData("&é a\n", 1, 4, "no name for an anchor")]
    [InlineData("|\nnot indented\n", 2, 1, "indented")]
    public void A_text_that_is_wrong_is_refused_at_its_place(string text, int line, int column, string message)
    {
        var problem = YamlReader.Read(text).Problems.First(problem => problem.Severity == Severity.Error);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(new YamlPosition(line, column), problem.At);
        Assert.All(PyYaml.Load([text]), answer => Assert.True(PyYaml.Refuses(answer), answer));
    }

    [Fact]
    public void Wrong_values_are_all_reported_and_the_rest_is_read()
    {
        var reading = YamlReader.Read("a: !x 1\nb: *c\nd: 2001-02-30\ne: fine\n");
        Assert.Equal([1, 2, 3], reading.Problems.Select(problem => problem.At.Line));
        Assert.Equal("fine", ((YamlScalar)((YamlMapping)reading.Root!).Find("e")!).Text);
    }

    [Fact]
    public void A_repeated_key_is_reported_and_the_last_one_counts()
    {
        var reading = YamlReader.Read("a: 1\nb: 2\na: 3\n");
        var notice = Assert.Single(reading.Problems);
        Assert.Equal("3:1: notice: the key \"a\" is on line 1 already; only this last one counts", notice.ToString());
        Assert.Equal("{\"a\"=int(3),\"b\"=int(2)}", CanonicalText.Of(reading.Root!));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_UTF16_is_read()
    {
        const string Text = "\uFEFFé: \U0001F600\n";
        byte[][] encoded = [Encoding.UTF8.GetBytes(Text), Encoding.Unicode.GetBytes(Text), Encoding.BigEndianUnicode.GetBytes(Text)];
        Assert.All(encoded, bytes => Assert.Equal("{\"\\u00e9\"=\"\\ud83d\\ude00\"}", CanonicalText.Of(YamlReader.Read(bytes).Root!)));
        Assert.All(PyYaml.Load(encoded), answer => Assert.Equal("{\"\\u00e9\"=\"\\ud83d\\ude00\"}", answer));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_at_their_place()
    {
        var problem = Assert.Single(YamlReader.Read([.. "a: b\nc: "u8, 0xFF]).Problems);
        Assert.Equal("2:4: error: byte 8 is not UTF-8; save the file as UTF-8", problem.ToString());
        Assert.False(YamlReader.Read([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00]).IsValid);
        Assert.False(YamlReader.Read("a: \ud83d").IsValid);
    }

    [Fact]
    public void Aliases_that_stand_for_far_more_than_their_text_are_refused()
    {
        var laughs = new StringBuilder("- &a0 lol\n");
        for (var i = 1; i < 40; i++)
        {
            laughs.Append($"- &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        var problem = Assert.Single(YamlReader.Read(laughs.ToString()).Problems);
        Assert.Contains("far more than the text", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merges_that_copy_far_more_than_their_text_are_refused()
    {
        var text = new StringBuilder($"a: &a {{{string.Join(", ", Enumerable.Range(0, 5000).Select(i => $"k{i}: v"))}}}\nb:\n");
        text.Insert(text.Length, "  <<: *a\n", 5000);
        Assert.Contains("far more than the text", YamlReader.Read(text.ToString()).Problems[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_values_cost_nothing()
    {
        var text = "a: &a " + new string('x', 100_000) + "\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"b{i}: *a\n"));
        Assert.True(YamlReader.Read(text).IsValid);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Collections_that_nest_too_deep_are_refused(string opening)
    {
        Assert.Contains("within each other", YamlReader.Read(string.Concat(Enumerable.Repeat(opening, 100_000))).Problems.Single().Message, StringComparison.Ordinal);
        var chain = "- &a0 [x]\n" + string.Concat(Enumerable.Range(1, 400).Select(i => $"- &a{i} [*a{i - 1}]\n"));
        Assert.Contains("within each other", YamlReader.Read(chain).Problems.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_know_where_they_stand()
    {
        var root = (YamlMapping)YamlReader.Read("\na:\n  - b\n  -   c: [d, e: f]\n").Root!;
        var list = (YamlSequence)root.Find("a")!;
        var inner = (YamlMapping)list.Items[1];
        var flow = (YamlSequence)inner.Find("c")!;
        Assert.Equal(new YamlPosition(2, 1), root.At);
        Assert.Equal(new YamlPosition(3, 3), list.At);
        Assert.Equal(new YamlPosition(3, 5), list.Items[0].At);
        Assert.Equal(new YamlPosition(4, 7), inner.At);
        Assert.Equal(new YamlPosition(4, 10), flow.At);
        Assert.Equal(new YamlPosition(4, 11), flow.Items[0].At);
        Assert.Equal(4, flow.Items[1].At.Line);
    }
}
