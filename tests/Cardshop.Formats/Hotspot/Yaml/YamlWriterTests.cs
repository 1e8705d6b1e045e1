using Cardshop.Hotspot.Yaml;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot.Yaml;

public sealed class YamlWriterTests
{
    private static readonly YamlStyle[] Styles =
    [
        new(),
        new() { DocumentStart = true },
        new() { AsciiOnly = true, LiteralBlocks = false },
        new() { DocumentStart = true, AsciiOnly = true },
    ];

    [Fact]
    public void What_is_written_reads_as_the_same_tree_here_and_in_PyYAML()
    {
        var trees = Enumerable.Range(0, TestScale.Of(3000)).Select(seed => new RandomTrees(new Random(seed)).Next(depth: 4)).ToList();
        var texts = trees.Select((tree, seed) => YamlWriter.Write(tree, Styles[seed % Styles.Length])).ToList();
        var peer = PyYaml.Load(texts);
        for (var seed = 0; seed < trees.Count; seed++)
        {
            var expected = CanonicalText.Of(trees[seed]);
            var reading = YamlReader.Read(texts[seed]);
            Assert.True(reading.Problems.Count == 0, $"seed {seed}: {string.Join('\n', reading.Problems)}\n{texts[seed]}");
            AssertSame(expected, CanonicalText.Of(reading.Root!), $"seed {seed}, read by us:\n{texts[seed]}");
            AssertSame(expected, peer[seed], $"seed {seed}, read by PyYAML:\n{texts[seed]}");
        }
    }

    [Theory]
    [InlineData("text", "text\n")]
    [InlineData("yes", "'yes'\n")]
    [InlineData("22:22", "'22:22'\n")]
    [InlineData("80:80", "80:80\n")]
    [InlineData("it's: so", "'it''s: so'\n")]
    [InlineData("", "''\n")]
    [InlineData("a\tb", "\"a\\tb\"\n")]
    [InlineData("École \U0001F600", "École \U0001F600\n")]
    [InlineData("two\nlines", "|-\n  two\n  lines\n")]
    [InlineData("two\n lines\n", "|\n  two\n   lines\n")]
    [InlineData(" two\n\n", "|2+\n   two\n\n")]
    [InlineData("two\r\n", "\"two\\r\\n\"\n")]
    public void Text_is_quoted_where_it_must_be_and_else_stays_as_it_is(string text, string written) => Assert.Equal(written, YamlWriter.Write(YamlScalar.Of(text)));

    [Fact]
    public void Collections_are_laid_out_like_PyYAML_s()
    {
        const string Text =
            """
            list:
            - a
            - - b
              - c: d
                e: []
            - {}
            set: !!set
              x: null
            pairs: !!omap
            - y: 1
            literal:
              deep: |-
                one
                two

            """;
        Assert.Equal(Text, YamlWriter.Write(YamlReader.Read(Text).Root!));
    }

    [Fact]
    public void Keys_are_sorted_by_code_points_when_that_is_asked_for()
    {
        var root = YamlReader.Read("{\uFF5E: 1, \U0001F600: 2, b: 3, B: 4, a: {2: 1, 1: 2}}").Root!;
        Assert.Equal("B: 4\na:\n  2: 1\n  1: 2\nb: 3\n\uFF5E: 1\n\U0001F600: 2\n", YamlWriter.Write(root, new YamlStyle { SortKeys = true }));
    }

    [Fact]
    public void A_key_that_is_too_long_for_a_simple_one_is_announced()
    {
        var tree = new YamlMapping(new YamlPair(new string('k', 2000), YamlScalar.Of("v")), new YamlPair("list", new YamlSequence(YamlScalar.Null)));
        var text = YamlWriter.Write(tree);
        Assert.StartsWith("? kkk", text, StringComparison.Ordinal);
        Assert.Equal(tree, YamlReader.Read(text).Root);
        Assert.Equal([CanonicalText.Of(tree)], PyYaml.Load([text]));
    }

    [Fact]
    public void What_no_reader_could_read_is_not_written()
    {
        Assert.Throws<ArgumentException>(() => YamlWriter.Write(YamlScalar.Of("half \uD83D")));
        Assert.Throws<ArgumentException>(() => YamlWriter.Write(YamlScalar.Of("half\n\uDE00")));
        YamlNode deep = YamlScalar.Null;
        for (var i = 0; i < YamlNode.MaxDepth; i++)
        {
            deep = new YamlSequence(deep);
        }

        Assert.True(YamlReader.Read(YamlWriter.Write(deep)).IsValid);
        Assert.Throws<ArgumentException>(() => YamlWriter.Write(new YamlSequence(deep)));
        Assert.Throws<ArgumentException>(() => new YamlMapping(new YamlPair("a", deep), new YamlPair("a", deep)));
    }

    private static void AssertSame(string expected, string actual, string what) =>
        Assert.True(string.Equals(expected, actual, StringComparison.Ordinal), $"{what}\n{actual}\ninstead of\n{expected}");
}
