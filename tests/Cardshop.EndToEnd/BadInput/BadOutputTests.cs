using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.EndToEnd.BadInput;

/// <summary>Places where an image cannot be, or cannot be all of it.</summary>
public sealed class BadOutputTests : IDisposable
{
    private readonly Workbench _bench = new();

    public BadOutputTests()
    {
        ToolBase.Make(_bench["base.img"]);
        _bench.WriteRandom("a.zim", 24 << 20);
        _bench.Write("r.yaml", Recipes.WithFiles(_bench.Url("base.img"), ("/data/a.zim", _bench.Url("a.zim"))));
    }

    [Fact]
    public void An_image_that_is_there_stays_unless_it_may_be_replaced()
    {
        _bench.Write("out.img", "precious");
        Messages.RequireErrors(_bench.Try("image", "create", "r.yaml", "out.img"), 3, "--overwrite");
        Assert.Equal("precious", File.ReadAllText(_bench["out.img"]));
        _bench.Run("image", "create", "r.yaml", "out.img", "--overwrite");
        Oracles.RequireSound(_bench["out.img"]);
    }

    [Fact]
    public void A_failure_leaves_the_image_that_was_to_be_replaced()
    {
        _bench.Write("out.img", "precious");
        File.Delete(_bench["a.zim"]);
        Messages.RequireErrors(_bench.Try("image", "create", "r.yaml", "out.img", "--overwrite"), 4, "a.zim");
        Assert.Equal("precious", File.ReadAllText(_bench["out.img"]));
    }

    [Theory]
    [InlineData("base.img")]
    [InlineData("a.zim")]
    [InlineData("./home/../base.img")]
    [InlineData("link/base.img")]
    [InlineData("r.yaml")]
    [InlineData("image.lock")]
    [InlineData("linked.zim")]
    public void An_input_is_never_replaced_by_the_image(string output)
    {
        File.CreateSymbolicLink(_bench["link"], _bench.Folder);
        File.Move(_bench["a.zim"], _bench["linked.zim"]);
        File.CreateSymbolicLink(_bench["a.zim"], "linked.zim");
        _bench.Run("image", "create", "r.yaml", "other.img", "--lock", "image.lock");
        var before = Oracles.Sha256(_bench[output]);
        var result = _bench.Try("image", "create", "r.yaml", output, "--overwrite", "--lock", "image.lock");
        Messages.RequireErrors(result, 3, "is what the image");
        Assert.Equal(before, Oracles.Sha256(_bench[output]));
    }

    [Fact]
    public void A_link_to_an_input_is_replaced_and_the_input_stays()
    {
        File.CreateSymbolicLink(_bench["link.img"], _bench["base.img"]);
        var before = Oracles.Sha256(_bench["base.img"]);
        _bench.Run("image", "create", "r.yaml", "link.img", "--overwrite");
        Assert.Equal(before, Oracles.Sha256(_bench["base.img"]));
        Assert.Null(new FileInfo(_bench["link.img"]).LinkTarget);
        Oracles.RequireSound(_bench["link.img"]);
    }

    [Theory]
    [InlineData("none/out.img", "there is no folder")]
    [InlineData("home", "is a folder")]
    [InlineData("a.zim/out.img", "there is no folder")]
    public void A_place_that_cannot_be_is_refused(string output, string message) =>
        Messages.RequireErrors(_bench.Try("image", "create", "r.yaml", output), 3, message);

    [Fact]
    public void A_folder_that_may_not_be_written_is_refused_before_any_work()
    {
        Directory.CreateDirectory(_bench["closed"]);
        Tool.Run("chmod", "555", _bench["closed"]);
        var result = Tool.Try(_bench.StartAsNobody("image", "create", "r.yaml", "closed/out.img"));
        Messages.RequireErrors(result, 3, "nothing can be written");
        Assert.Empty(Directory.GetFiles(_bench["closed"]));
        Assert.False(Directory.Exists(Path.Combine(_bench.Cache, "index")) && Directory.GetFiles(Path.Combine(_bench.Cache, "index")).Length > 0);
    }

    [Fact]
    public void An_image_that_becomes_larger_than_allowed_is_refused()
    {
        Messages.RequireErrors(_bench.Try("image", "create", "r.yaml", "out.img", "--max-size", "100MB"), 1, "may have");
        Assert.Empty(Directory.GetFiles(_bench.Folder, "out.img*"));
        _bench.Run("image", "create", "r.yaml", "out.img", "--max-size", "200MB");
    }

    [Fact]
    public void A_disk_without_room_for_the_image_is_refused_before_it_is_written()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can mount a file system of its own.");
        using var disk = new TinyDisk(_bench["disk"], megabytes: 16);
        Messages.RequireErrors(_bench.Try("image", "create", "r.yaml", "disk/out.img"), 1, "are free there");
        Assert.Empty(Directory.GetFiles(_bench["disk"]));
        _bench.RequireGoodStore();
    }

    [Fact]
    public void A_file_system_that_holds_no_file_of_that_size_is_an_error_and_leaves_nothing()
    {
        // In blocks of 512 bytes. The signal that goes with it would end the program; ignored, it leaves the error.
        const string limited = "trap '' XFSZ; ulimit -f 98304; exec \"$@\"";
        var start = _bench.Start(Tool.Find("sh"), ["-c", limited, "sh", Workbench.Program, "image", "create", "r.yaml", "out.img"]);
        Messages.RequireErrors(Tool.Try(start), 1, "out.img.part");
        Assert.Empty(Directory.GetFiles(_bench.Folder, "out.img*"));
        _bench.RequireGoodStore();
    }

    [Fact]
    public void A_disk_that_becomes_full_while_the_image_is_written_is_an_error_and_leaves_nothing_unless_it_is_to_be_kept()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can mount a file system of its own.");
        _bench.WriteRandom("a.zim", 160 << 20);
        using var disk = new TinyDisk(_bench["disk"], megabytes: 200);
        Messages.RequireErrors(CreateWhileFilling(), 1, "disk/out.img");
        Assert.Equal(["filler"], Directory.GetFiles(_bench["disk"]).Select(Path.GetFileName));
        Messages.RequireErrors(CreateWhileFilling("--keep-failed"), 1, "disk/out.img");
        File.Delete(_bench["disk/filler"]);
        Assert.False(File.Exists(_bench["disk/out.img"]));
        Assert.True(File.Exists(_bench["disk/out.img.part"]));
        _bench.Run("image", "create", "r.yaml", "disk/out.img");
        _bench.Run("image", "create", "r.yaml", "fresh.img");
        Oracles.RequireSame(_bench["fresh.img"], _bench["disk/out.img"]);
        _bench.RequireGoodStore();
    }

    [Fact]
    public void A_store_on_a_full_disk_is_an_error_that_says_where_and_stays_good()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can mount a file system of its own.");
        using var disk = new TinyDisk(_bench["disk"], megabytes: 8);
        using var server = new TestKit.Http.NginxServer(_bench.Folder);
        _bench.Write("r.yaml", Recipes.WithFiles(_bench.Url("base.img"), ("/data/a.zim", server["/a.zim"])));
        var result = _bench.Try("image", "create", "r.yaml", "out.img", "--cache", "disk/store");
        Messages.RequireErrors(result, 1, $"{_bench["disk/store"]} has room for");
        Assert.Empty(Directory.GetFiles(_bench.Folder, "out.img*"));
        Assert.Empty(_bench.Run("cache", "show", "--cache", "disk/store").Error);
        Assert.Empty(_bench.Run("cache", "prune", "--cache", "disk/store").Error);
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>Creates an image, and takes the room away as soon as the program has made sure that there is enough of it.</summary>
    private ToolResult CreateWhileFilling(params IEnumerable<string> arguments)
    {
        File.Delete(_bench["disk/filler"]);
        var creating = Task.Run(() => _bench.Try(["image", "create", "r.yaml", "disk/out.img", .. arguments]), TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => creating.IsCompleted || Directory.GetFiles(_bench["disk"], "out.img.part").Any(part => new FileInfo(part).Length > 0));
        Tool.Run("fallocate", "--length=100M", _bench["disk/filler"]);
        return creating.GetAwaiter().GetResult();
    }
}
