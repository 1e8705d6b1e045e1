using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.EndToEnd.Creation;

/// <summary>A lock pins the inputs, and with them the bytes of the image.</summary>
public sealed class LockTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly Workbench _elsewhere = new();
    private readonly DockerRegistry _registry = new();
    private readonly NginxServer _server;
    private readonly OciLayout _layout;

    public LockTests()
    {
        ToolBase.Make(_bench["base.img"]);
        _bench.WriteRandom("www/a.zim", 1 << 20);
        _bench.WriteRandom("local.bin", 300_000, seed: 2);
        Touch("www/a.zim", hour: 1);
        Touch("local.bin", hour: 2);
        _server = new NginxServer(_bench["www"]);
        _layout = new OciLayout(_bench["layout"]);
        Tag("one");
        _bench.Write("r.yaml", Recipes.On(_bench.Url("base.img"), $$"""
            oci_images: [{ident: '{{_registry.Push(_layout, "latest", "library/app")}}', filesize: 1, fullsize: 1}]
            files:
            - {to: /data/contents/a.zim, url: '{{_server["/a.zim"]}}'}
            - {to: /data/contents/local.bin, url: '{{_bench.Url("local.bin")}}'}
            """));
        _bench.Run("image", "create", "r.yaml", "first.img", "--lock", "image.lock");
    }

    [Fact]
    public void The_same_lock_gives_the_same_bytes_in_another_folder_from_another_store()
    {
        File.Copy(_bench["r.yaml"], _elsewhere["r.yaml"]);
        File.Copy(_bench["image.lock"], _elsewhere["image.lock"]);
        // Times that servers and file systems give change with every copy; those of the lock stay.
        Touch("www/a.zim", hour: 5);
        Touch("local.bin", hour: 6);
        _elsewhere.Run("image", "create", "r.yaml", "other name.img", "--lock", "image.lock");
        Assert.Equal(Oracles.Sha256(_bench["first.img"]), Oracles.Sha256(_elsewhere["other name.img"]));
        Assert.Equal(File.ReadAllBytes(_bench["image.lock"]), File.ReadAllBytes(_elsewhere["image.lock"]));
        Assert.Equal(File.ReadAllBytes(_bench["first.img.manifest.json"]), File.ReadAllBytes(_elsewhere["other name.img.manifest.json"]));
    }

    [Theory]
    [InlineData("a.zim")]
    [InlineData("local.bin")]
    [InlineData("base.img")]
    public void An_input_that_changed_is_an_error_that_names_it_until_the_lock_is_written_anew(string changed)
    {
        var before = File.ReadAllText(_bench["image.lock"]);
        Change(changed);
        foreach (var bench in new[] { _bench, _elsewhere })
        {
            // Where the store still has what the lock pins, the image can be made; a file that is read in place cannot be had any more.
            var result = bench.Try("image", "create", _bench["r.yaml"], "second.img", "--lock", _bench["image.lock"]);
            if (bench == _bench && changed is "a.zim")
            {
                Assert.True(result.ExitCode == 0, result.ToString());
                Oracles.RequireSame(_bench["first.img"], _bench["second.img"]);
                File.Delete(_bench["second.img"]);
                continue;
            }

            Assert.Equal(1, result.ExitCode);
            var message = Assert.Single(Messages.ErrorsOf(result));
            Assert.Contains(changed, message, StringComparison.Ordinal);
            Assert.Contains("--update-lock", message, StringComparison.Ordinal);
            Assert.False(File.Exists(bench["second.img"]));
        }

        Assert.Equal(before, File.ReadAllText(_bench["image.lock"]));
        _bench.Run("image", "create", "r.yaml", "second.img", "--lock", "image.lock", "--update-lock");
        Assert.NotEqual(before, File.ReadAllText(_bench["image.lock"]));
        _elsewhere.Run("image", "create", _bench["r.yaml"], "third.img", "--lock", _bench["image.lock"]);
        Oracles.RequireSame(_bench["second.img"], _elsewhere["third.img"]);
    }

    [Fact]
    public void An_image_stays_what_it_was_when_its_tag_moves_until_the_lock_is_written_anew()
    {
        Tag("two");
        _registry.Push(_layout, "latest", "library/app");
        foreach (var bench in new[] { _bench, _elsewhere })
        {
            bench.Run("image", "create", _bench["r.yaml"], "second.img", "--lock", _bench["image.lock"]);
            Oracles.RequireSame(_bench["first.img"], bench["second.img"]);
        }

        _bench.Run("image", "create", "r.yaml", "third.img", "--lock", "image.lock", "--update-lock");
        Assert.NotEqual(Oracles.Sha256(_bench["first.img"]), Oracles.Sha256(_bench["third.img"]));
    }

    [Fact]
    public void A_lock_that_does_not_know_an_input_is_an_error_that_names_it()
    {
        _bench.Write("r.yaml", File.ReadAllText(_bench["r.yaml"]) + $"\n- {{to: /data/b.zim, url: '{_server["/b.zim"]}'}}\n");
        _bench.WriteRandom("www/b.zim", 1000, seed: 3);
        var result = _bench.Try("image", "create", "r.yaml", "second.img", "--lock", "image.lock");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("b.zim", Assert.Single(Messages.ErrorsOf(result)), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _server.Dispose();
        _registry.Dispose();
        _elsewhere.Dispose();
        _bench.Dispose();
    }

    private void Touch(string name, int hour) => File.SetLastWriteTimeUtc(_bench[name], new DateTime(2026, 3, 4, hour, 0, 0, DateTimeKind.Utc));

    private void Tag(string content)
    {
        var layer = _layout.AddLayer(LayerCompression.Gzip, ("app/", ""), ("app/run", content));
        _layout.Tag("latest", _layout.AddImage("linux/arm64/v8", layer));
    }

    private void Change(string name)
    {
        switch (name)
        {
            case "a.zim":
                _bench.WriteRandom("www/a.zim", 1 << 20, seed: 9);
                break;
            case "local.bin":
                _bench.WriteRandom("local.bin", 300_000, seed: 9);
                break;
            default:
                Tool.Run("debugfs", "-w", "-R", "rm /from-base.txt", $"{_bench["base.img"]}?offset={ToolBase.Root.Start << 20}");
                break;
        }
    }
}
