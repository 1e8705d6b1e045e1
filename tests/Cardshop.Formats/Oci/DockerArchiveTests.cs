using System.Text;
using System.Text.Json.Nodes;
using Cardshop.Oci.DockerArchives;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Tar;
using Cardshop.TestKit;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.Formats.Oci;

public sealed class DockerArchiveTests : IDisposable
{
    private static readonly ImageReference Reference = ImageReference.Parse("ghcr.io/offspot/kiwix-serve:3.8.1");

    private readonly TempFolder _folder = new();
    private readonly OciLayout _layout;
    private readonly TestLayer _low;
    private readonly TestLayer _high;

    public DockerArchiveTests()
    {
        _layout = new OciLayout(_folder["layout"]);
        _low = _layout.AddLayer(LayerCompression.Gzip, ("etc/", ""), ("etc/motd", "Hello"), ("etc/link", "->motd"));
        _high = _layout.AddLayer(LayerCompression.Zstd, ("srv/index.html", new string('x', 20_000)));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Skopeo_copies_the_layers_out_of_an_archive()
    {
        var archive = Write(Compose(Reference, _low, _high));
        Tool.Run("skopeo", "--insecure-policy", "copy", "--quiet", $"docker-archive:{archive}", $"dir:{_folder["copy"]}");
        Assert.Equal(_low.Tar, File.ReadAllBytes(_folder[$"copy/{_low.DiffId}"]));
        Assert.Equal(_high.Tar, File.ReadAllBytes(_folder[$"copy/{_high.DiffId}"]));
        Tool.Run("skopeo", "--insecure-policy", "copy", "--quiet", $"docker-archive:{archive}:{Reference.RepoTag}", $"oci:{_folder["oci"]}:x");
    }

    [Fact]
    public void Skopeo_knows_the_image_by_its_tag()
    {
        var archive = Write(Compose(Reference, _low, _high));
        var image = JsonNode.Parse(Tool.Run("skopeo", "list-tags", $"docker-archive:{archive}"))!;
        Assert.Equal("[\"ghcr.io/offspot/kiwix-serve:3.8.1\"]", image["Tags"]!.ToJsonString());
        var inspected = JsonNode.Parse(Tool.Run("skopeo", "inspect", $"docker-archive:{archive}"))!;
        Assert.Equal("arm64", (string?)inspected["Architecture"]);
        Assert.Equal([$"sha256:{_low.DiffId}", $"sha256:{_high.DiffId}"], inspected["Layers"]!.AsArray().Select(layer => (string?)layer));
    }

    [Fact]
    public void Tar_lists_the_members_in_order_owned_by_root()
    {
        var lines = Tool.Run("tar", "--utc", "--numeric-owner", "-tvf", Write(Compose(Reference, _low, _high))).TrimEnd().Split('\n');
        Assert.StartsWith("drwx------ 0/0               0 1970-01-01 00:00 /", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Contains(" 0/0 ", line, StringComparison.Ordinal));
        Assert.All(lines[1..], line => Assert.StartsWith(line.EndsWith('/') ? "drwxr-xr-x" : "-rw-r--r--", line, StringComparison.Ordinal));
        var names = lines[1..].Select(line => line.Split(' ')[^1].TrimEnd('/')).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(1 + 2 * 4 + 2, names.Count);
    }

    [Fact]
    public void The_device_finds_image_and_layers_in_manifest_json()
    {
        var archive = Write(Compose(Reference, _low, _high));
        const string Script = """
            import hashlib, json, sys, tarfile
            with tarfile.open(sys.argv[1], "r:") as tar:
                image, = json.load(tar.extractfile("manifest.json"))
                print(image["RepoTags"][0])
                print(hashlib.sha256(tar.extractfile(image["Config"]).read()).hexdigest() + ".json" == image["Config"])
                for layer in image["Layers"]:
                    print(hashlib.sha256(tar.extractfile(layer).read()).hexdigest())
                name, tags = json.load(tar.extractfile("repositories")).popitem()
                print(name, *tags.items(), image["Layers"][-1] == tags["3.8.1"] + "/layer.tar")
                print(tar.extractfile(image["Layers"][0].replace("layer.tar", "VERSION")).read())
                print(json.load(tar.extractfile(image["Layers"][1].replace("layer.tar", "json")))["parent"] == image["Layers"][0].split("/")[0])
            """;
        var lines = Tool.Run("python3", "-c", Script, archive).TrimEnd().Split('\n');
        var last = LayerId(LayerId("", _low), _high);
        Assert.Equal(
            [Reference.RepoTag, "True", $"{_low.DiffId}", $"{_high.DiffId}", $"ghcr.io/offspot/kiwix-serve ('3.8.1', '{last}') True", "b'1.0'", "True"], lines);
    }

    [Fact]
    public void Sizes_are_those_that_Pythons_tarfile_gives_to_the_same_files()
    {
        var composed = Compose(Reference, _low, _high);
        var archive = Write(composed);
        const string Script = """
            import json, os, pathlib, sys, tarfile
            files = pathlib.Path(sys.argv[2])
            with tarfile.open(sys.argv[1]) as tar:
                tar.extractall(files)
            for path in files.rglob("*"):
                os.utime(path, (1700000000.25, 1700000000.25))
                if path.name in ("json", "manifest.json", "repositories"):
                    path.write_text(json.dumps(json.loads(path.read_text()), indent=4))
            with tarfile.open(sys.argv[1] + ".again", "w") as tar:
                tar.add(files, arcname=os.path.sep)
            print(os.stat(sys.argv[1] + ".again").st_size, sum(path.stat().st_size for path in files.rglob("*") if path.is_file()))
            """;
        var sizes = Tool.Run("python3", "-W", "ignore", "-c", Script, archive, Directory.CreateDirectory(_folder["files"]).FullName);
        Assert.Equal($"{composed.Content.Length} {composed.FilesLength}\n", sizes);
        Assert.Equal(0, composed.Content.Length % 10_240);
    }

    [Fact]
    public void One_image_gives_one_archive() =>
        Assert.Equal(Compose(Reference, _low, _high).Content.ReadAll(), Compose(Reference, _low, _high).Content.ReadAll());

    [Fact]
    public void A_layer_may_be_there_twice()
    {
        var archive = Write(Compose(Reference, _low, _high, _low));
        Tool.Run("skopeo", "--insecure-policy", "copy", "--quiet", $"docker-archive:{archive}", $"dir:{_folder["copy"]}");
        Assert.Equal(_low.Tar, File.ReadAllBytes(_folder[$"copy/{_low.DiffId}"]));
    }

    [Fact]
    public void An_image_pinned_by_digest_alone_has_an_empty_tag()
    {
        var reference = ImageReference.Parse($"ghcr.io/a/b@sha256:{_low.Digest}");
        var archive = Compose(reference, _low).Content;
        var manifest = TarReader.Read(archive).Single(entry => entry.Name is "manifest.json").ContentIn(archive).ReadAll();
        Assert.Equal("ghcr.io/a/b:", (string?)JsonNode.Parse(manifest)![0]!["RepoTags"]![0]);
    }

    [Fact]
    public void What_a_publisher_notes_in_other_letters_is_written_as_Python_writes_it()
    {
        var written = IndentedJson.Write(new JsonObject { ["a"] = "é😀\u007f\u001f/<>&'+\"\\\n", ["b"] = new JsonArray(), ["c"] = new JsonObject(), ["d"] = 1 }).ReadAll();
        var path = _folder.Write("text.json", written);
        Assert.Equal(
            Tool.Run("python3", "-c", "import json, sys; print(json.dumps(json.load(open(sys.argv[1])), indent=4), end='')", path).Length, written.Length);
        Assert.False(written.AsSpan().ContainsAnyExceptInRange((byte)'\n', (byte)'~'));
    }

    [Fact]
    public void A_layer_of_more_than_8_GiB_is_placed_by_reference()
    {
        var length = (9L << 30) + 1;
        var archive = DockerArchive.Compose(
            Reference, _layout.Read(Manifest(_low)), default, MemorySource.FromText("{}"), [new ArchiveLayer(_low.Digest, new ZeroSource(length))]);
        var path = _folder["large.tar"];
        using (var file = new FileStream(path, FileMode.CreateNew))
        {
            file.SetLength(archive.Content.Length);
            foreach (var range in archive.Content.DataRanges())
            {
                file.Position = range.Offset;
                file.Write(archive.Content.ReadBytes(range.Offset, checked((int)range.Length)));
            }
        }

        Assert.Contains($" {length} ", Tool.Run("tar", "-tvf", path), StringComparison.Ordinal);
        Assert.Equal(length, TarReader.Read(archive.Content).Single(entry => entry.Name.EndsWith("layer.tar", StringComparison.Ordinal)).Length);
    }

    private static string LayerId(string parent, TestLayer layer) =>
        Sha256Digest.Of(Encoding.ASCII.GetBytes($"{parent}\nsha256:{layer.Digest}\n")).ToString();

    private Sha256Digest Manifest(params TestLayer[] layers) => OciLayout.DigestOf(_layout.AddImage("linux/arm64/v8", layers));

    private DockerArchive Compose(ImageReference reference, params TestLayer[] layers)
    {
        var manifest = _layout.Read(Manifest(layers));
        var config = Sha256Digest.Parse(((string)JsonNode.Parse(manifest)!["config"]!["digest"]!)[7..]);
        return DockerArchive.Compose(
            reference,
            manifest,
            config,
            new MemorySource(_layout.Read(config)),
            [.. layers.Select(layer => new ArchiveLayer(layer.Digest, new MemorySource(layer.Tar)))]);
    }

    private string Write(DockerArchive archive) => _folder.Write("image.tar", archive.Content.ReadAll());
}
