using System.Text;
using Cardshop.Oci;
using Cardshop.Oci.Manifests;
using Cardshop.Oci.References;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Oci;

public sealed class ManifestReaderTests
{
    private const string Digest = "sha256:88bdb5d12b5599efb818162d2eb610a957d0078952ca5a6edc7d3aa9a307f1aa";

    private const string Config = $$"""{"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "{{Digest}}", "size": 10 }""";

    private const string Layer = $$"""{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "{{Digest}}", "size": 20 }""";

    private const string Image = $$"""{"schemaVersion": 2, "config": {{Config}}, "layers": [{{Layer}}], "annotations": {"a": "é"} }""";

    private const string Index = $$"""
        {
          "schemaVersion": 2,
          "mediaType": "application/vnd.docker.distribution.manifest.list.v2+json",
          "manifests": [
            {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "{{Digest}}", "size": 1, "platform": {"os": "linux", "architecture": "amd64"} },
            {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "{{Digest}}", "size": 2},
            {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "{{Digest}}", "size": 3, "platform": {"os": "linux", "architecture": "arm64"} },
            {"mediaType": "application/vnd.oci.image.index.v1+json", "digest": "{{Digest}}", "size": 4, "platform": {"os": "linux", "architecture": "arm"} }
          ]
        }
        """;

    private const string Configuration = $$"""
        {"os": "linux", "architecture": "arm64", "config": {"Env": ["A=1"]}, "rootfs": {"type": "layers", "diff_ids": ["{{Digest}}"]} }
        """;

    [Fact]
    public void A_manifest_names_a_configuration_and_layers()
    {
        var manifest = Assert.IsType<ImageManifest>(Read(Image));
        Assert.Equal(10, manifest.Config.Size);
        Assert.Equal(Digest, $"sha256:{Assert.Single(manifest.Layers).Digest}");
    }

    [Theory]
    [InlineData("linux/amd64", 1)]
    [InlineData("linux/arm64/v8", 3)]
    public void An_index_has_an_entry_for_a_platform(string platform, long size) =>
        Assert.Equal(size, Assert.IsType<ImageIndex>(Read(Index)).Choose(Platform.Parse(platform), "x").Size);

    [Theory]
    [InlineData("linux/amd64/v3", OciFailure.PlatformMissing, "linux/amd64, linux/arm64, linux/arm")]
    [InlineData("linux/arm/v7", OciFailure.Unsupported, "application/vnd.oci.image.index.v1+json")]
    public void A_platform_that_an_index_has_no_image_for_is_refused_by_name(string platform, OciFailure failure, string reason)
    {
        var error = Assert.Throws<OciException>(() => ((ImageIndex)Read(Index)).Choose(Platform.Parse(platform), "ghcr.io/a/b:1"));
        Assert.Equal(failure, error.Failure);
        Assert.StartsWith("ghcr.io/a/b:1: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_tells_platform_and_digests_of_the_tars()
    {
        var config = ManifestReader.ReadConfig(Encoding.UTF8.GetBytes(Configuration), "x");
        Assert.Equal(Platform.Hotspot, config.Platform);
        Assert.Equal(Digest, $"sha256:{Assert.Single(config.DiffIds)}");
    }

    public static TheoryData<string, OciFailure, string> Refused => new()
    {
        { """{"schemaVersion": 1, "name": "a/b", "fsLayers": []}""", OciFailure.Unsupported, "schema 1" },
        { """{"schemaVersion": 3}""", OciFailure.Unsupported, "schema version 3" },
        { """{"schemaVersion": 2}""", OciFailure.Unsupported, "type unknown" },
        { """{"schemaVersion": 2, "mediaType": "application/vnd.oci.artifact.manifest.v1+json"}""", OciFailure.Unsupported, "artifact" },
        { Image.Replace("\"schemaVersion\"", "\"mediaType\": \"application/vnd.oci.image.index.v1+json\", \"schemaVersion\""), OciFailure.Unsupported, "index" },
        { Image.Replace("\"config\":", "\"manifests\": [], \"config\":"), OciFailure.Unsupported, "neither" },
        { Image.Replace("image.config.v1", "empty.v1"), OciFailure.Unsupported, "not a container image" },
        { Image.Replace("image.layer.v1.tar+gzip", "image.layer.v1.tar+lz4"), OciFailure.Unsupported, "tar+lz4" },
        { Image.Replace("image.layer.v1", "image.layer.nondistributable.v1"), OciFailure.Unsupported, "foreign" },
        { Image.Replace("oci.image.layer.v1.tar+gzip", "docker.image.rootfs.foreign.diff.tar.gzip"), OciFailure.Unsupported, "foreign" },
        { Image.Replace($"[{Layer}]", "[]"), OciFailure.Unsupported, "no layers" },
        { Image.Replace($"[{Layer}]", "[null]"), OciFailure.Malformed, "null" },
        { Image.Replace("\"size\": 20", "\"size\": -20"), OciFailure.Malformed, "negative" },
        { Image.Replace("\"size\": 10", "\"size\": 10000000"), OciFailure.Malformed, "10000000" },
        { Image.Replace("\"size\": 20", "\"size\": \"20\""), OciFailure.Malformed, "$.layers[0].size" },
        { Image.Replace(", \"size\": 20", ""), OciFailure.Malformed, "size" },
        { Image.Replace("\"size\": 20", "\"size\": 20, \"size\": 21"), OciFailure.Malformed, "size" },
        { Image.Replace("\"sha256:", "\"sha512:"), OciFailure.Malformed, "sha512" },
        { Image.Replace("\"a\": \"é\"", "\"a\": 1, \"a\": 2"), OciFailure.Malformed, "'a'" },
        { Image[..^1], OciFailure.Malformed, "line 1" },
        { "null", OciFailure.Malformed, "empty" },
        { "", OciFailure.Malformed, "line 1" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_image_is_refused_by_name(string document, OciFailure failure, string reason)
    {
        var error = Assert.Throws<OciException>(() => Read(document));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(failure, error.Failure);
        Assert.StartsWith("ghcr.io/a/b:1: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_manifest_breaks_the_reader() => Fuzz(
        [Image, Index], bytes => _ = ManifestReader.Read(bytes, "x") is ImageIndex index ? index.Choose(Platform.Hotspot, "x") : null);

    [Fact]
    public void No_configuration_breaks_the_reader() => Fuzz([Configuration], bytes => ManifestReader.ReadConfig(bytes, "x"));

    private static void Fuzz(string[] corpus, Action<byte[]> read) =>
        new Fuzzer([.. corpus.Select(Encoding.UTF8.GetBytes)]).Run(read, error => error is OciException);

    private static Manifest Read(string document) => ManifestReader.Read(Encoding.UTF8.GetBytes(document), "ghcr.io/a/b:1");
}
