using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.EndToEnd.Creation;

/// <summary>Where recipes come from, where the store is, and who may run the program.</summary>
public sealed class PlaceTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly NginxServer _server;

    public PlaceTests()
    {
        ToolBase.Make(_bench["base.img"]);
        _bench.WriteRandom("www/a.zim", 100_000);
        _server = new NginxServer(_bench["www"]);
        _bench.Write("www/r.yaml", Recipes.WithFiles(_bench.Url("base.img"), ("/data/a.zim", _server["/a.zim"])));
    }

    [Fact]
    public void A_recipe_comes_from_a_path_from_standard_input_or_from_a_server_and_gives_the_same_image()
    {
        _bench.Run("image", "create", "www/r.yaml", "path.img");
        var piped = Tool.Try(_bench.Start("image", "create", "-", "input.img"), File.ReadAllText(_bench["www/r.yaml"]));
        Assert.True(piped.ExitCode == 0, piped.ToString());
        _bench.Run("image", "create", _server["/r.yaml"].ToString(), "server.img");
        Oracles.RequireSame(_bench["path.img"], _bench["input.img"]);
        Oracles.RequireSame(_bench["path.img"], _bench["server.img"]);
        foreach (var source in new[] { "www/r.yaml", _server["/r.yaml"].ToString() })
        {
            _bench.Run("recipe", "check", source);
        }
    }

    [Fact]
    public void The_store_is_where_the_option_says_else_the_variables_else_in_the_home_folder()
    {
        Assert.Equal(_bench["option"], StoreOf(("CARDSHOP_CACHE", _bench["variable"]), ("XDG_CACHE_HOME", _bench["xdg"]), ("", "option")));
        Assert.Equal(_bench["variable"], StoreOf(("CARDSHOP_CACHE", _bench["variable"]), ("XDG_CACHE_HOME", _bench["xdg"])));
        Assert.Equal(_bench["xdg/cardshop"], StoreOf(("CARDSHOP_CACHE", ""), ("XDG_CACHE_HOME", _bench["xdg"])));
        Assert.Equal(_bench["home/.cache/cardshop"], StoreOf());
    }

    [Fact]
    public void Nobody_in_particular_can_make_an_image()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "These tests run as an ordinary user already.");
        var result = Tool.Try(_bench.StartAsNobody("image", "create", "www/r.yaml", "out.img"));
        Assert.True(result.ExitCode == 0, result.ToString());
        Oracles.RequireSound(_bench["out.img"]);
        Assert.Equal(Workbench.Nobody, Tool.Run("stat", "--format=%u", _bench["out.img"]).Trim());
        _bench.Run("image", "create", "www/r.yaml", "as-root.img", "--cache", "other");
        Oracles.RequireSame(_bench["as-root.img"], _bench["out.img"]);
    }

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    /// <summary>The one place where a store appears when an image is made; the variable without name is the option.</summary>
    private string StoreOf(params (string Name, string Value)[] places)
    {
        var option = places.Where(place => place.Name.Length == 0).SelectMany(place => new[] { "--cache", place.Value });
        var start = _bench.Start(["image", "create", "www/r.yaml", "out.img", "--overwrite", .. option]);
        foreach (var (name, value) in places.Where(place => place.Name.Length > 0))
        {
            start.Environment[name] = value;
        }

        var result = Tool.Try(start);
        Assert.True(result.ExitCode == 0, result.ToString());
        var made = Path.GetDirectoryName(Assert.Single(Directory.GetFiles(_bench.Folder, "store.lock", SearchOption.AllDirectories)))!;
        Directory.Delete(made, recursive: true);
        return made;
    }
}
