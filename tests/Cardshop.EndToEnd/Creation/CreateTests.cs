using System.Text;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.EndToEnd.Creation;

/// <summary>The main job: a recipe goes in, an image comes out.</summary>
public sealed class CreateTests(SmallBase small) : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void An_image_of_local_files_is_sound_and_holds_them()
    {
        var zim = File.ReadAllBytes(_bench.WriteRandom("in/wiki.zim", (9 << 20) + 17));
        var lessons = _bench.Write("tree/one/two.html", "<p>two</p>");
        Tool.Run("tar", "--create", "--gzip", "--file", _bench["in/lessons.tar.gz"], "--directory", _bench["tree"], "one");
        _bench.Write("r.yaml", Recipes.On(small.Url, $$"""
            output: {size: 1500MB}
            write_config: true
            files:
            - {to: /data/contents/zims/wiki.zim, url: {{_bench.Url("in/wiki.zim")}}}
            - {to: /data/contents/lessons, url: {{_bench.Url("in/lessons.tar.gz")}}, via: gztar}
            - {to: /data/contents/hello.txt, content: Ask at the desk.}
            offspot:
              hostname: school
              ap: {ssid: "12:30", passphrase: "0123456789"}
            """));
        var result = _bench.Run("image", "create", "r.yaml", "out.img", "--bmap", "--sha256");

        Oracles.RequireSound(_bench["out.img"]);
        Assert.Equal(1_500_000_256, new FileInfo(_bench["out.img"]).Length);
        Assert.Contains(Oracles.Sha256(_bench["out.img"]), result.Output, StringComparison.Ordinal);
        var data = _bench["out.img.p3"];
        Assert.Equal(zim, Oracles.Dump(data, "/contents/zims/wiki.zim"));
        Assert.Equal(File.ReadAllBytes(lessons), Oracles.Dump(data, "/contents/lessons/one/two.html"));
        Assert.Equal("Ask at the desk.", Encoding.UTF8.GetString(Oracles.Dump(data, "/contents/hello.txt")));
        Assert.Empty(Oracles.Dump(data, "/master_fs"));
        Assert.Equal(Oracles.PyYaml(File.ReadAllBytes(_bench["r.yaml"])).ToString(), Oracles.PyYaml(Oracles.Dump(data, "/image.yaml")).ToString());

        Tool.Run("mcopy", "-i", _bench["out.img.p1"], "::offspot.yaml", _bench["offspot.yaml"]);
        var settings = Oracles.PyYaml(File.ReadAllBytes(_bench["offspot.yaml"]));
        Assert.Equal("""{"ap": {"passphrase": "0123456789", "ssid": "12:30"}, "hostname": "school"}""", settings.ToString());
        RequireOtherPartsOfBase();
        RequireBlockMap();
        Assert.Equal(["out.img", "out.img.bmap", "out.img.manifest.json", "out.img.p1", "out.img.p2", "out.img.p3"], Beside("out.img"));
    }

    [Fact]
    public void An_image_from_a_web_server_and_a_registry_is_sound_and_its_archives_are_what_skopeo_reads()
    {
        using var registry = new DockerRegistry();
        var layout = new OciLayout(_bench["layout"]);
        var shared = layout.AddLayer(LayerCompression.Gzip, ("etc/", ""), ("etc/os-release", "NAME=test\n"));
        var portal = layout.AddImage("linux/arm64/v8", shared, layout.AddLayer(LayerCompression.Zstd, ("app/", ""), ("app/run", new string('x', 100_000))));
        layout.Tag("portal", layout.AddIndex(("linux/arm64/v8", portal), ("linux/amd64", layout.AddImage("linux/amd64", shared))));
        layout.Tag("plain", layout.AddImage("linux/arm64", shared));
        var names = new[] { registry.Push(layout, "portal", "library/portal"), registry.Push(layout, "plain", "library/plain", asDocker: true) };
        var wiki = File.ReadAllBytes(_bench.WriteRandom("www/wiki.zim", 3 << 20));
        File.CreateSymbolicLink(_bench["www/base.img.xz"], small.Compressed);
        using var server = new NginxServer(_bench["www"]);
        _bench.Write("r.yaml", Recipes.On(server["/base.img.xz"], $$"""
            oci_images:
            - {ident: '{{names[0]}}', filesize: 1, fullsize: 1}
            - {ident: '{{names[1]}}', filesize: 1, fullsize: 1}
            files:
            - to: /data/contents/zims/wiki.zim
              url: {{server["/wiki.zim"]}}
              checksum: {algo: sha-256, value: {{Oracles.Sha256(_bench["www/wiki.zim"])}}}
            """));
        _bench.Run("image", "create", "r.yaml", "out.img");

        Oracles.RequireSound(_bench["out.img"]);
        Assert.Equal(wiki, Oracles.Dump(_bench["out.img.p3"], "/contents/zims/wiki.zim"));
        var archives = JsonLines.ResultOf(_bench.Run("image", "ls", "out.img:3:/images", "--json")).GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(2, archives.Count);
        foreach (var name in archives.Select(archive => archive.GetProperty("path").GetString()!))
        {
            _bench.Run("image", "extract", $"out.img:3:/images/{name}", _bench[name]);
            var config = Tool.Run("skopeo", "--override-os=linux", "--override-arch=arm64", "--override-variant=v8", "inspect", "--config", $"docker-archive:{_bench[name]}");
            Assert.Contains("arm64", config, StringComparison.Ordinal);
            Assert.Contains($"sha256:{shared.DiffId}", config, StringComparison.Ordinal);
        }

        RequireOtherPartsOfBase();
        _bench.RequireGoodStore();
    }

    [Fact]
    public void An_assembled_base_is_the_same_to_the_byte_each_time_and_clean()
    {
        small.AssembleAnew(_bench["again.img"]);
        Oracles.RequireSame(small.Image, _bench["again.img"]);
        Assert.Contains(Oracles.Sha256(_bench["again.img"]), small.Result.Output, StringComparison.Ordinal);
        Tool.Run("sfdisk", "--verify", _bench["again.img"]);
        Tool.Run("fsck.fat", "-n", Parts.Extract(_bench["again.img"], 1));
        Tool.Run("e2fsck", "-fn", Parts.Extract(_bench["again.img"], 2));
        Tool.Run("e2fsck", "-fn", Parts.Extract(_bench["again.img"], 3));
        var id = Tool.Run("sfdisk", "--disk-id", _bench["again.img"]).Trim()[2..];
        Assert.Equal($"PARTUUID={id}-03 /data ext4 defaults,noatime 0 2\n", Encoding.UTF8.GetString(Oracles.Dump(_bench["again.img.p2"], "/etc/fstab")));
        Assert.Contains($"root=PARTUUID={id}-02 ", _bench.Run("image", "cat", "again.img:1:/cmdline.txt").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_on_a_base_of_others_tools_keeps_what_the_base_has()
    {
        ToolBase.Make(_bench["base.img"]);
        _bench.Write("r.yaml", Recipes.On(_bench.Url("base.img"), "files: [{to: /data/new.txt, content: new}]"));
        var plan = JsonLines.ResultOf(_bench.Run("image", "create", "r.yaml", "out.img", "--json")).GetProperty("plan");
        // Its data partition is small, so what is free is the headroom and no more.
        Assert.InRange(plan.GetProperty("freeBytes").GetInt64(), 64 << 20, 65 << 20);
        Oracles.RequireSound(_bench["out.img"]);
        Assert.Equal("data of the base\n", Encoding.UTF8.GetString(Oracles.Dump(_bench["out.img.p3"], "/from-base.txt")));
        Assert.Equal("new", Encoding.UTF8.GetString(Oracles.Dump(_bench["out.img.p3"], "/new.txt")));
        Assert.Equal("0x5eed1234", Tool.Run("sfdisk", "--disk-id", _bench["out.img"]).Trim());
        foreach (var field in (IEnumerable<string>)["-L", "-U"])
        {
            Assert.Equal(
                Tool.Run("blkid", "-p", "-o", "value", "-s", field is "-L" ? "LABEL" : "UUID", Parts.Extract(_bench["base.img"], 3)),
                Tool.Run("blkid", "-p", "-o", "value", "-s", field is "-L" ? "LABEL" : "UUID", _bench["out.img.p3"]));
        }
    }

    [Fact]
    public void A_damaged_image_fails_its_verification_with_the_name_of_the_file()
    {
        _bench.WriteRandom("in/wiki.zim", 6 << 20);
        _bench.Write("r.yaml", Recipes.WithFiles(small.Url, ("/data/contents/wiki.zim", _bench.Url("in/wiki.zim"))));
        _bench.Run("image", "create", "r.yaml", "out.img");
        Assert.Contains("is what its manifest says", _bench.Run("image", "verify", "out.img").Output, StringComparison.Ordinal);

        var extent = Oracles.Manifest(_bench["out.img"]).GetProperty("files").EnumerateArray()
            .Single(file => file.GetProperty("path").ValueEquals("/data/contents/wiki.zim")).GetProperty("extents")[0];
        using (var disk = new FileStream(_bench["out.img"], FileMode.Open))
        {
            disk.Position = extent[0].GetInt64() + 5_000_000;
            disk.Write("damaged"u8);
        }

        var verified = _bench.Try("image", "verify", "out.img");
        Assert.Equal(5, verified.ExitCode);
        Assert.Contains("/data/contents/wiki.zim", verified.Output, StringComparison.Ordinal);
        var json = _bench.Try("image", "verify", "out.img", "--json");
        Assert.Equal("/data/contents/wiki.zim", JsonLines.ResultOf(json).GetProperty("differences")[0].GetProperty("files")[0].GetString());
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>The root partition and everything on the boot partition but the settings are the base's to the byte.</summary>
    private void RequireOtherPartsOfBase()
    {
        var copy = _bench["of-base.img"];
        Tool.Run("cp", "--sparse=always", small.Image, copy);
        Oracles.RequireSame(Parts.Extract(copy, 2), _bench["out.img.p2"]);
        Parts.Extract(copy, 1);
        foreach (var (folder, image) in new[] { ("boot-of-base", copy + ".p1"), ("boot-of-image", _bench["out.img.p1"]) })
        {
            Directory.CreateDirectory(_bench[folder]);
            Tool.Run("mcopy", "-s", "-i", image, "::*", _bench[folder]);
            File.Delete(Path.Combine(_bench[folder], "offspot.yaml"));
        }

        Tool.Run("diff", "--recursive", _bench["boot-of-base"], _bench["boot-of-image"]);
        Assert.True(File.Exists(_bench["boot-of-image/overlays/one.dtbo"]));
        foreach (var file in Directory.GetFiles(_bench.Folder, "of-base.img*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>bmaptool accepts the block map, and what it copies by it is the image.</summary>
    private void RequireBlockMap()
    {
        Tool.Run("bmaptool", "-q", "copy", "--bmap", _bench["out.img.bmap"], _bench["out.img"], _bench["copy.img"]);
        Oracles.RequireSame(_bench["out.img"], _bench["copy.img"]);
        File.Delete(_bench["copy.img"]);
    }

    private IEnumerable<string> Beside(string name) =>
        Directory.GetFileSystemEntries(_bench.Folder, name + "*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
