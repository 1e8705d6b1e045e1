using System.Text.RegularExpressions;
using Cardshop.Hotspot.Yaml;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot.Yaml;

public sealed class PyYamlDumpTests
{
    private static readonly object[] Options =
    [
        new { sort_keys = false },
        new { sort_keys = false, allow_unicode = true, width = 20 },
        new { sort_keys = false, default_flow_style = true, width = 40 },
        new { sort_keys = false, default_flow_style = (bool?)null, explicit_start = true, explicit_end = true },
        new { sort_keys = false, indent = 5, width = 1000, allow_unicode = true },
        new { sort_keys = false, default_style = "'" },
        new { sort_keys = false, default_style = "\"", width = 30 },
        new { sort_keys = false, default_style = "|" },
        new { sort_keys = false, default_style = ">", width = 25 },
        new { sort_keys = false, canonical = true },
        new { sort_keys = false, line_break = "\r\n", version = new[] { 1, 1 } },
    ];

    /// <summary>
    /// What YamlDotNet refuses though PyYAML writes it: a key without quotes with a word that starts with an asterisk, text without quotes that
    /// starts with a colon behind a list in brackets, and a literal block that starts with a line of spaces.
    /// </summary>
    private static readonly Regex KnownRefusals = new(@" \*|\s:\S|\|2.?\r?\n *\r?\n", RegexOptions.NonBacktracking);

    [Fact]
    public void What_PyYAML_dumps_is_read_as_the_same_tree()
    {
        var trees = Enumerable.Range(0, TestScale.Of(3000)).Select(seed => new RandomTrees(new Random(seed)).Next(depth: 4)).ToList();
        var dumps = PyYaml.Dump([.. trees.Select((tree, seed) => (YamlWriter.Write(tree), Options[seed % Options.Length]))]);

        // PyYAML reads a few of its own dumps as something else (U+0085 when allow_unicode is set), so its reading is what counts.
        var peer = PyYaml.Load(dumps);
        for (var seed = 0; seed < trees.Count; seed++)
        {
            var expected = peer[seed];
            var reading = YamlReader.Read(dumps[seed]);
            if (!reading.IsValid && KnownRefusals.IsMatch(dumps[seed]))
            {
                continue;
            }

            Assert.True(reading.IsValid, $"seed {seed}: {string.Join('\n', reading.Problems)}\n{dumps[seed]}");
            var actual = CanonicalText.Of(reading.Root!);
            Assert.True(string.Equals(expected, actual, StringComparison.Ordinal), $"seed {seed}:\n{dumps[seed]}\n{actual}\ninstead of\n{expected}");
        }
    }
}
