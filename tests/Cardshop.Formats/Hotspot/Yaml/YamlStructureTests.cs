using Cardshop.Hotspot.Yaml;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot.Yaml;

public sealed class YamlStructureTests
{
    /// <summary>
    /// YamlDotNet follows YAML 1.2, PyYAML YAML 1.1. A text that only one of the two takes is no harm; one that both take must mean the same.
    /// </summary>
    [Fact]
    public void A_text_that_PyYAML_reads_too_means_the_same_to_both()
    {
        var mutants = new YamlMutants(new Random(1));
        var texts = Enumerable.Range(0, TestScale.Of(10_000)).Select(_ => mutants.Next()).ToList();
        var peer = PyYaml.Load(texts);
        var (alike, weRefuse, weTake) = (0, 0, 0);
        for (var i = 0; i < texts.Count; i++)
        {
            var reading = YamlReader.Read(texts[i]);
            if (reading.IsValid && !PyYaml.Refuses(peer[i]))
            {
                var value = CanonicalText.Of(reading.Root!);
                Assert.True(string.Equals(peer[i], value, StringComparison.Ordinal), $"{texts[i]}\nis {peer[i]}\nto PyYAML and {value}\nto us");
                alike++;
            }
            else if (reading.IsValid || !PyYaml.Refuses(peer[i]))
            {
                _ = reading.IsValid ? weTake++ : weRefuse++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{alike} alike, {weRefuse} only PyYAML takes, {weTake} only we take, of {texts.Count}");
        Assert.True(alike > texts.Count / 8, "enough of the texts are YAML");
        Assert.True(weRefuse + weTake < texts.Count / 50, "the two hardly ever disagree on what YAML is");
    }
}
