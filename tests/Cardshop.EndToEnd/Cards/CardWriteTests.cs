using System.Text.Json;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Cards;

/// <summary>Images are written to files as to cards, and compared with them.</summary>
public sealed class CardWriteTests : IDisposable
{
    private readonly Workbench _bench = new();

    public CardWriteTests()
    {
        ToolBase.Make(_bench["base.img"]);
        _bench.WriteRandom("a.zim", 9_000_000);
        _bench.Write("r.yaml", Recipes.WithFiles(_bench.Url("base.img"), ("/data/a.zim", _bench.Url("a.zim"))));
        _bench.Run("image", "create", "r.yaml", "out.img");
    }

    [Fact]
    public void Several_targets_get_the_image_at_once_and_hold_it()
    {
        _bench.WriteRandom("old.card", 200_000_000);
        var result = Result(_bench.Run("card", "write", "out.img", "./new.card", "./old.card", "--yes", "--json"));
        var targets = result.GetProperty("targets").EnumerateArray().ToList();
        Assert.Equal(["verified", "verified"], targets.Select(target => target.GetProperty("verdict").GetString()));
        Assert.All(targets, target => Assert.Equal(result.GetProperty("mapped").GetInt64(), target.GetProperty("verified").GetInt64()));
        Oracles.RequireSame(_bench["out.img"], _bench["new.card"]);
        Assert.Equal(200_000_000, new FileInfo(_bench["old.card"]).Length);
        _bench.Run("card", "verify", "out.img", "./new.card", "./old.card");
        Assert.Empty(Directory.GetFiles(_bench["home/.local/state/cardshop/cards"]));
    }

    [Fact]
    public void A_bit_that_is_not_what_it_was_is_found_and_the_file_is_named()
    {
        _bench.Run("card", "write", "out.img", "./a.card", "./b.card", "--yes");
        Flip("b.card");
        var result = _bench.Try("card", "verify", "out.img", "./a.card", "./b.card", "--json");
        Assert.Equal(5, result.ExitCode);
        var targets = Result(result).GetProperty("targets").EnumerateArray().ToList();
        Assert.Equal(["verified", "different"], targets.Select(target => target.GetProperty("verdict").GetString()));
        var place = Assert.Single(targets[1].GetProperty("differences").EnumerateArray());
        Assert.Equal("/data/a.zim", Assert.Single(place.GetProperty("files").EnumerateArray()).GetString());
    }

    [Fact]
    public void An_update_writes_only_what_differs()
    {
        _bench.Run("card", "write", "out.img", "./a.card", "--yes");
        Flip("a.card");
        var target = Result(_bench.Run("card", "write", "out.img", "./a.card", "--yes", "--update", "--json")).GetProperty("targets")[0];
        Assert.Equal("verified", target.GetProperty("verdict").GetString());
        Assert.InRange(target.GetProperty("written").GetInt64(), 4096, 4 << 20);
        Oracles.RequireSame(_bench["out.img"], _bench["a.card"]);
        target = Result(_bench.Run("card", "write", "out.img", "./a.card", "--yes", "--update", "--json")).GetProperty("targets")[0];
        Assert.Equal(0, target.GetProperty("written").GetInt64());
    }

    [Fact]
    public void A_recipe_is_composed_while_it_is_written()
    {
        _bench.Run("card", "write", "r.yaml", "./a.card", "--yes");
        Oracles.RequireSame(_bench["out.img"], _bench["a.card"]);
        _bench.Run("card", "verify", "r.yaml", "./a.card");
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        var old = _bench.WriteRandom("old.card", 200_000_000);
        var before = File.GetLastWriteTimeUtc(old);
        var target = Result(_bench.Run("card", "write", "out.img", "./new.card", "./old.card", "--dry-run", "--json")).GetProperty("targets")[0];
        Assert.Equal("written-not-verified", target.GetProperty("verdict").GetString());
        Assert.False(File.Exists(_bench["new.card"]));
        Assert.Equal(before, File.GetLastWriteTimeUtc(old));
    }

    [Fact]
    public void A_target_that_cannot_be_had_does_not_keep_the_others()
    {
        _bench.WriteRandom("taken.card", 200_000_000);
        using var holder = new Victim(_bench.Start(Tool.Find("flock"), [_bench["taken.card"], "sleep", "60"]));
        holder.Await(() => Tool.Try("flock", "--nonblock", _bench["taken.card"], "true").ExitCode != 0);
        var result = _bench.Try("card", "write", "out.img", "./taken.card", "./a.card", "--yes", "--json");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["refused", "verified"], Result(result).GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("verdict").GetString()));
        Oracles.RequireSame(_bench["out.img"], _bench["a.card"]);
    }

    [Fact]
    public void Holes_become_zeros_when_that_is_asked_for_and_an_image_needs_no_manifest()
    {
        File.Delete(_bench["out.img.manifest.json"]);
        var size = (int)new FileInfo(_bench["out.img"]).Length;
        _bench.WriteRandom("a.card", size);
        _bench.WriteRandom("b.card", size);
        _bench.Run("card", "write", "out.img", "./a.card", "--yes", "--holes", "zero");
        _bench.Run("card", "write", "out.img", "./b.card", "--yes", "--holes", "skip", "--no-verify");
        Oracles.RequireSame(_bench["out.img"], _bench["a.card"]);
        Assert.NotEqual(0, Tool.Try("cmp", "--silent", _bench["out.img"], _bench["b.card"]).ExitCode);
        _bench.Run("card", "verify", "out.img", "./b.card");
    }

    [Fact]
    public void At_a_terminal_a_table_shows_how_it_goes()
    {
        var command = string.Join(' ', Workbench.Program, "card", "write", "r.yaml", "./a.card", "./b.card", "--yes");
        var start = _bench.Start(Tool.Find("script"), ["--quiet", "--return", "--command", command, "typescript"]);
        start.Environment["TERM"] = "xterm-256color";
        var result = Tool.Try(start);
        Assert.True(result.ExitCode == 0, result.ToString());
        var shown = File.ReadAllText(_bench["typescript"]);
        Assert.All(["target", "retries", "./a.card", "2 of 2 are right."], text => Assert.Contains(text, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_there_is_not_overwritten_before_somebody_says_so()
    {
        _bench.WriteRandom("old.card", 200_000_000);
        var result = _bench.Try("card", "write", "out.img", "./old.card");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, _bench.Try("card", "write", "out.img", "./old.card", "--holes", "fill").ExitCode);
    }

    public void Dispose() => _bench.Dispose();

    private static JsonElement Result(ToolResult result) => JsonLines.ResultOf(result);

    /// <summary>Changes a bit in the middle of the file that the image was made of.</summary>
    private void Flip(string card)
    {
        var bytes = File.ReadAllBytes(_bench[card]);
        var place = bytes.AsSpan().IndexOf(File.ReadAllBytes(_bench["a.zim"]).AsSpan(5_000_000, 64));
        Assert.InRange(place, 1, int.MaxValue);
        bytes[place] ^= 1;
        File.WriteAllBytes(_bench[card], bytes);
    }
}
