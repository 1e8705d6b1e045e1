using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.EndToEnd.Interruption;

/// <summary>
/// Kills the program with SIGKILL, at random moments, while it fetches, unpacks and writes; and then lets it finish. In each round there
/// are a few kills on the way to one image. Everything comes from throttled servers, so that the program is busy for long enough.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Rounds = 4;
    private const int KillsPerRound = 7;

    private readonly Workbench _bench = new();
    private readonly DockerRegistry _registry = new();
    private readonly NginxServer _server;

    public KillTests()
    {
        ToolBase.Make(_bench["base.img"]);
        Directory.CreateDirectory(_bench["www"]);
        Tool.Run("sh", "-c", $"xz -0 --stdout '{_bench["base.img"]}' > '{_bench["www/base.img.xz"]}'");
        _bench.WriteRandom("www/a.zim", 5_000_000);
        _bench.WriteRandom("tree/b.bin", 3_000_000, seed: 2);
        _bench.WriteRandom("local.zim", 24 << 20, seed: 3);
        Tool.Run("tar", "--create", "--gzip", "--file", _bench["www/b.tar.gz"], "--directory", _bench["tree"], "b.bin");
        _server = new NginxServer(_bench["www"], "limit_rate 12m;");
        var layout = new OciLayout(_bench["layout"]);
        layout.Tag("one", layout.AddImage("linux/arm64/v8", layout.AddLayer(LayerCompression.Gzip, ("app/", ""), ("app/run", new string('x', 500_000)))));
        _bench.Write("r.yaml", Recipes.On(_server["/base.img.xz"], $$"""
            oci_images: [{ident: '{{_registry.Push(layout, "one", "library/app")}}', filesize: 1, fullsize: 1}]
            files:
            - {to: /data/a.zim, url: '{{_server["/a.zim"]}}'}
            - {to: /data/b, url: '{{_server["/b.tar.gz"]}}', via: gztar}
            - {to: /data/local.zim, url: '{{_bench.Url("local.zim")}}'}
            """));
    }

    [Fact]
    public void An_image_is_the_same_to_the_byte_however_often_the_program_was_killed_on_the_way()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        _bench.Run("image", "create", "r.yaml", "undisturbed.img", "--cache", "store");
        var usual = watch.Elapsed;
        var (kills, rendering) = (0, 0);
        var rounds = TestScale.Of(Rounds, 40 * Rounds);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < KillsPerRound; i++)
            {
                using var victim = new Victim(_bench.Start("image", "create", "r.yaml", "out.img"));
                // One half anywhere, one half in the last part, in which the image is written.
                var isLate = random.Next(2) == 0;
                SpinWait.SpinUntil(() => victim.IsOver || !isLate || File.Exists(_bench["out.img.part.lock"]));
                var moment = watch.Elapsed + ((isLate ? usual / 10 : i == 0 ? usual : usual / 2) * random.NextDouble());
                SpinWait.SpinUntil(() => victim.IsOver || watch.Elapsed > moment);
                if (victim.IsOver)
                {
                    // It was faster than last time. What it made counts as any other image.
                    Assert.Equal(0, victim.End().ExitCode);
                    RequireSame(seed);
                    Forget();
                    i--;
                    continue;
                }

                victim.Kill();
                kills++;
                rendering += File.Exists(_bench["out.img.part.journal"]) ? 1 : 0;
                Assert.True(!File.Exists(_bench["out.img"]) || File.Exists(_bench["out.img.manifest.json"]), $"seed {seed}: an image without its manifest");
                if (File.Exists(_bench["out.img"]))
                {
                    RequireSame(seed);
                    Forget();
                }
            }

            _bench.Run("image", "create", "r.yaml", "out.img");
            RequireSame(seed);
            Forget();
        }

        _bench.Run("image", "create", "r.yaml", "out.img");
        _bench.RequireGoodStore();

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {rendering} of them while an image was written, in {watch.Elapsed}; undisturbed {usual}");
        Assert.True(kills >= rounds * KillsPerRound, $"only {kills} kills");
    }

    public void Dispose()
    {
        _server.Dispose();
        _registry.Dispose();
        _bench.Dispose();
    }

    private void RequireSame(int seed)
    {
        var result = Tool.Try("cmp", _bench["undisturbed.img"], _bench["out.img"]);
        Assert.True(result.ExitCode == 0, $"seed {seed}: {result}");
        Assert.True(
            File.ReadAllBytes(_bench["undisturbed.img.manifest.json"]).AsSpan().SequenceEqual(File.ReadAllBytes(_bench["out.img.manifest.json"])),
            $"seed {seed}: the manifest is another one");
    }

    /// <summary>The next round begins from nothing.</summary>
    private void Forget()
    {
        foreach (var file in Directory.GetFiles(_bench.Folder, "out.img*"))
        {
            File.Delete(file);
        }

        if (Directory.Exists(_bench.Cache))
        {
            Directory.Delete(_bench.Cache, recursive: true);
        }
    }
}
