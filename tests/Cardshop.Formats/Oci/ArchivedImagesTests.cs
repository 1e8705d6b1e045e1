using System.Formats.Tar;
using System.Text;
using Cardshop.Content.Store;
using Cardshop.Oci;
using Cardshop.Oci.Images;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Registry;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Oci;

public sealed class ArchivedImagesTests : IDisposable
{
    private const string Name = "ghcr.io/offspot/captive-portal:1.6.1";

    private const string Config = """{"os": "linux", "architecture": "arm64", "rootfs": {"type": "layers", "diff_ids": []}}""";

    private static readonly byte[] Layer = LayerTar.Of(("etc/", ""), ("etc/motd", "Hello"), ("etc/link", "->motd"));

    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();
    private readonly ContentStore _store;

    public ArchivedImagesTests() => _store = new ContentStore(_storage, _folder["store"], TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _storage.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_archive_that_skopeo_saved_is_taken_as_it_is()
    {
        var layout = new OciLayout(_folder["layout"]);
        var low = layout.AddLayer(LayerCompression.Gzip, ("etc/", ""), ("etc/motd", "Hello"));
        var high = layout.AddLayer(LayerCompression.None, ("srv", "x"));
        layout.Tag("x", layout.AddImage("linux/arm64/v8", low, high));
        Tool.Run("skopeo", "--insecure-policy", "copy", "--quiet", $"oci:{layout.Folder}:x", $"docker-archive:{_folder["saved.tar"]}:{Name}");
        var image = Open(Name, System.IO.File.ReadAllBytes(_folder["saved.tar"]));
        Assert.Equal(System.IO.File.ReadAllBytes(_folder["saved.tar"]), image.DockerArchive.ReadAll());
        Assert.Equal((Platform.Hotspot, 3), (image.Platform, image.EntryCount));
        var listing = Tool.Run("tar", "-tvf", _folder["saved.tar"]).TrimEnd().Split('\n').Where(line => line.StartsWith('-'));
        Assert.Equal(listing.Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2])), image.FilesLength);
    }

    [Theory]
    [InlineData(LayerCompression.Gzip)]
    [InlineData(LayerCompression.Zstd)]
    public void A_compressed_archive_goes_onto_the_device_uncompressed(LayerCompression compression)
    {
        var archive = Archive($"[\"{Name}\"]");
        var compressed = LayerTar.Compress(archive, compression);
        Assert.Equal(archive, Open(Name, compressed).DockerArchive.ReadAll());
        Assert.Equal(archive, Open(Name, compressed).DockerArchive.ReadAll());
        Assert.Equal(3, Open(Name, compressed).EntryCount);
    }

    [Theory]
    [InlineData("caddy:2", "caddy:2")]
    [InlineData("docker.io/library/caddy:2", "caddy:2")]
    [InlineData("caddy:2", "index.docker.io/library/caddy:2")]
    [InlineData("kiwix/kiwix-serve", "kiwix/kiwix-serve:latest")]
    [InlineData("caddy:2", "other:1\", \"caddy:2")]
    public void A_name_may_be_written_as_engines_write_it(string name, string repoTag) =>
        Assert.Equal(ImageReference.Parse(name), Open(name, Archive($"[\"{repoTag}\"]")).Reference);

    [Theory]
    [InlineData("[\"ghcr.io/offspot/captive-portal:1.6.0\"]", "holds ghcr.io/offspot/captive-portal:1.6.0, but not ghcr.io/offspot/captive-portal:1.6.1")]
    [InlineData("null", "an image without a name")]
    [InlineData("[null]", "an image without a name")]
    [InlineData("[\"x y\"]", "holds x y")]
    public void An_archive_of_another_image_is_refused_and_named(string repoTags, string reason)
    {
        var error = Assert.Throws<OciException>(() => Open(Name, Archive(repoTags)));
        Assert.Equal(OciFailure.Mismatch, error.Failure);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_is_a_link_or_compressed_is_found_and_counted()
    {
        var image = Open(Name, Tar(
            File("manifest.json", $$"""[{"Config": "c.json", "RepoTags": ["{{Name}}"], "Layers": ["a/layer.tar", "b/layer.tar", "c/layer.tar.gz"]}]"""),
            File("c.json", Config),
            File("./a/layer.tar", Layer),
            new PaxTarEntry(TarEntryType.SymbolicLink, "b/layer.tar") { LinkName = "../a/layer.tar" },
            File("c/layer.tar.gz", LayerTar.Compress(Layer, LayerCompression.Gzip))));
        Assert.Equal(9, image.EntryCount);
    }

    public static TheoryData<string, TarEntry[], string> Refused => new()
    {
        { "nothing", [], "no manifest.json" },
        { "layout", [File("oci-layout", "{}"), File("index.json", "{}")], "no manifest.json" },
        { "folder", [new PaxTarEntry(TarEntryType.Directory, "manifest.json")], "no manifest.json" },
        { "loop", [new PaxTarEntry(TarEntryType.SymbolicLink, "manifest.json") { LinkName = "manifest.json" }], "no manifest.json" },
        { "empty", [File("manifest.json", "[]")], "names no image" },
        { "null", [File("manifest.json", "[null]")], "names no image" },
        { "text", [File("manifest.json", "hello")], "manifest.json" },
        { "long", [File("manifest.json", new byte[5 << 20])], "at most 4194304" },
        { "no config", [File("manifest.json", Manifest("c.json", "l.tar"))], "no c.json" },
        { "no layer", [File("manifest.json", Manifest("c.json", "l.tar")), File("c.json", Config)], "no l.tar, which its manifest.json names" },
        { "bad layer", [File("manifest.json", Manifest("c.json", "l.tar")), File("c.json", Config), File("l.tar", new string('x', 600))], "l.tar is not a tar" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_device_could_not_load_is_refused_by_name(string what, TarEntry[] entries, string reason)
    {
        var error = Assert.Throws<OciException>(() => Open(Name, LayerTar.Of(entries)));
        Assert.True(error.Message.Contains(reason, StringComparison.Ordinal), $"{what}: {error.Message}");
        Assert.StartsWith($"The archive of {Name}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_is_refused()
    {
        var bomb = LayerTar.Compress(new byte[120_000_000], LayerCompression.Zstd);
        Assert.Contains("1000 times", Assert.Throws<OciException>(() => Open(Name, bomb)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_archive_is_refused()
    {
        var compressed = LayerTar.Compress(Archive($"[\"{Name}\"]"), LayerCompression.Gzip);
        Assert.Contains("damaged", Assert.Throws<OciException>(() => Open(Name, compressed[..^20])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_archive_breaks_the_reader()
    {
        byte[][] corpus = [Archive($"[\"{Name}\"]"), Layer];
        using var store = new ContentStore(new SimulatedStorage(), "/store", TimeProvider.System);
        new Fuzzer(corpus).Run(bytes => Open(store, Name, bytes), error => error is OciException);
    }

    private static string Manifest(string config, string layer) => $$"""[{"Config": "{{config}}", "RepoTags": ["{{Name}}"], "Layers": ["{{layer}}"]}]""";

    private static byte[] Archive(string repoTags) => Tar(
        File("manifest.json", $$"""[{"Config": "c.json", "RepoTags": {{repoTags}}, "Layers": ["l.tar"]}]"""), File("c.json", Config), File("l.tar", Layer));

    private static PaxTarEntry File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    private static PaxTarEntry File(string name, byte[] content) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    private static byte[] Tar(params TarEntry[] entries) => LayerTar.Of(entries);

    private static LoadableImage Open(ContentStore store, string name, byte[] archive) => new ArchivedImages(store)
        .Open(ImageReference.Parse(name), new MemorySource(archive), Sha256Digest.Of(archive), TestContext.Current.CancellationToken);

    private LoadableImage Open(string name, byte[] archive) => Open(_store, name, archive);
}
