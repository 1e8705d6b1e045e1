using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.EndToEnd.Interruption;

/// <summary>A person, or a service manager, stops the program: it says so, keeps what it has, and carries on the next time.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_download_that_is_interrupted_is_kept_and_carried_on(string signal)
    {
        ToolBase.Make(_bench["base.img"]);
        _bench.WriteRandom("www/a.zim", 40 << 20);
        using var server = new NginxServer(_bench["www"], "limit_rate 10m;");
        _bench.Write("r.yaml", Recipes.WithFiles(_bench.Url("base.img"), ("/data/a.zim", server["/a.zim"])));
        using (var victim = new Victim(_bench.Start("image", "create", "r.yaml", "out.img")))
        {
            victim.Await(() => Downloaded() > 8 << 20);
            victim.Signal(signal);
            RequireInterrupted(victim);
        }

        Assert.Empty(Directory.GetFiles(_bench.Folder, "out.img*"));
        Assert.InRange(Downloaded(), 8 << 20, 39 << 20);
        _bench.RequireGoodStore();
        var kept = Downloaded();
        var resumed = JsonLines.Of(_bench.Run("image", "create", "r.yaml", "out.img", "--json"))
            .Where(item => item.GetProperty("event").ValueEquals("progress") && item.GetProperty("item").GetString()!.EndsWith("a.zim", StringComparison.Ordinal))
            .Select(item => item.GetProperty("done").GetInt64());
        Assert.True(resumed.First(done => done > 0) >= kept, $"{kept} bytes had been kept");
        RequireSameAsUndisturbed();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void An_image_that_is_interrupted_is_kept_and_carried_on(string signal)
    {
        ToolBase.Make(_bench["base.img"]);
        for (var i = 0; i < 3; i++)
        {
            _bench.WriteRandom($"{i}.zim", 150 << 20, seed: i);
        }

        _bench.Write("r.yaml", Recipes.WithFiles(_bench.Url("base.img"), Enumerable.Range(0, 3).Select(i => ($"/data/{i}.zim", _bench.Url($"{i}.zim")))));
        using (var victim = new Victim(_bench.Start("image", "create", "r.yaml", "out.img")))
        {
            victim.Await(() => File.Exists(_bench["out.img.part.journal"]));
            victim.Signal(signal);
            RequireInterrupted(victim);
        }

        Assert.False(File.Exists(_bench["out.img"]));
        Assert.True(File.Exists(_bench["out.img.part"]));
        _bench.RequireGoodStore();
        _bench.Run("image", "create", "r.yaml", "out.img");
        Assert.Equal(["out.img", "out.img.manifest.json"], Directory.GetFiles(_bench.Folder, "out.img*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        RequireSameAsUndisturbed();
    }

    public void Dispose() => _bench.Dispose();

    private static void RequireInterrupted(Victim victim)
    {
        var result = victim.End();
        Assert.True(result.ExitCode == 130, result.ToString());
        Assert.Contains("the same command carries on", Assert.Single(Messages.ErrorsOf(result)), StringComparison.Ordinal);
    }

    private long Downloaded() => Directory.Exists(Path.Join(_bench.Cache, "partial"))
        ? Directory.GetFiles(Path.Join(_bench.Cache, "partial"), "*.part").Sum(file => new FileInfo(file).Length)
        : 0;

    private void RequireSameAsUndisturbed()
    {
        _bench.Run("image", "create", "r.yaml", "fresh.img");
        Oracles.RequireSame(_bench["fresh.img"], _bench["out.img"]);
        Assert.Equal(File.ReadAllBytes(_bench["fresh.img.manifest.json"]), File.ReadAllBytes(_bench["out.img.manifest.json"]));
    }
}
