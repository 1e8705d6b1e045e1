using System.Text;
using Cardshop.Hotspot.Yaml;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot.Yaml;

public sealed class YamlFuzzTests
{
    private static readonly byte[][] Corpus =
    [
        .. Enumerable.Range(0, 40).Select(seed => YamlWriter.Write(new RandomTrees(new Random(seed)).Next(depth: 4))).Concat(Mutants(40)).Select(Encoding.UTF8.GetBytes),
        Encoding.Unicode.GetBytes("\uFEFFa: [b, c]\n"),
    ];

    [Fact]
    public void No_bytes_make_the_reader_stumble_and_what_it_reads_can_be_written() => new Fuzzer(Corpus).Run(
        bytes =>
        {
            var reading = YamlReader.Read(bytes);
            if (reading is { IsValid: true, Root: { } root })
            {
                Assert.Equal(CanonicalText.Of(root), CanonicalText.Of(YamlReader.Read(YamlWriter.Write(root)).Root!));
            }
            else
            {
                Assert.NotEmpty(reading.Problems);
            }
        },
        _ => false);

    private static IEnumerable<string> Mutants(int count)
    {
        var mutants = new YamlMutants(new Random(1));
        return Enumerable.Range(0, count).Select(_ => mutants.Next());
    }
}
