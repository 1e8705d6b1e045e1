using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.EndToEnd.Caching;

/// <summary>What stays in the store between two images, and what is done with what was damaged there.</summary>
public sealed class CachePolicyTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly NginxServer _server;

    public CachePolicyTests()
    {
        ToolBase.Make(_bench["base.img"]);
        foreach (var (i, name) in new[] { "kept", "ignored", "wiki_2025-01", "wiki_2026-01" }.Index())
        {
            _bench.WriteRandom($"www/{name}.zim", 300_000, seed: i);
        }

        _server = new NginxServer(_bench["www"]);
        _bench.Write("r.yaml", Recipes.WithFiles(
            _bench.Url("base.img"), Directory.GetFiles(_bench["www"]).Select(path => ($"/data/{Path.GetFileName(path)}", _server["/" + Path.GetFileName(path)]))));
    }

    [Fact]
    public void The_policy_decides_what_an_image_leaves_in_the_store()
    {
        _bench.Write("home/.cache/cardshop/policy.yaml", """
            files:
              filters:
                - pattern: /ignored\.zim$
                  ignore: yes
                - pattern: /wiki
                  keep_identified_versions: 1
            """);
        _bench.Run("image", "create", "r.yaml", "out.img");
        Oracles.RequireSound(_bench["out.img"]);
        var shown = _bench.Run("cache", "show").Output;
        Assert.Contains("kept.zim", shown, StringComparison.Ordinal);
        Assert.Contains("wiki_2026-01.zim", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("ignored.zim", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("wiki_2025-01.zim", shown, StringComparison.Ordinal);
        Assert.Equal(2, Blobs().Count);
    }

    [Fact]
    public void A_pruning_says_what_it_removes_and_why_and_removes_it()
    {
        _bench.Run("image", "create", "r.yaml", "out.img");
        Assert.Equal(4, Blobs().Count);
        _bench.Write("home/.cache/cardshop/policy.yaml", "max_num: 2\neviction: newest\n");
        var announced = JsonLines.ResultOf(_bench.Run("cache", "show", "--json")).GetProperty("items").EnumerateArray()
            .Where(item => item.TryGetProperty("eviction", out _)).Select(item => item.GetProperty("source").GetString()).ToList();
        Assert.NotEmpty(announced);
        var evicted = JsonLines.ResultOf(_bench.Run("cache", "prune", "--json")).GetProperty("evicted").EnumerateArray().ToList();
        Assert.Equal(announced, evicted.Select(item => item.GetProperty("source").GetString()));
        Assert.All(evicted, item => Assert.NotEmpty(item.GetProperty("reason").GetString()!));
        Assert.True(Blobs().Count < 4);
        _bench.RequireGoodStore();
    }

    [Fact]
    public void A_policy_that_is_wrong_is_an_error_with_its_place_and_nothing_is_removed()
    {
        _bench.Run("image", "create", "r.yaml", "out.img");
        _bench.Write("home/.cache/cardshop/policy.yaml", "max_size: much\nevict: lru\n");
        Messages.RequireErrors(_bench.Try("cache", "prune"), 1, "policy.yaml:1:");
        Messages.RequireErrors(_bench.Try("image", "create", "r.yaml", "again.img"), 1, "policy.yaml:1:");
        Assert.Equal(4, Blobs().Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_damaged_in_the_store_is_fetched_anew_for_the_next_image(bool isCut)
    {
        _bench.Run("image", "create", "r.yaml", "first.img");
        var blob = Blobs()[0];
        Tool.Run("chmod", "u+w", blob);
        using (var file = new FileStream(blob, FileMode.Open))
        {
            if (isCut)
            {
                file.SetLength(file.Length / 2);
            }
            else
            {
                file.Position = 1234;
                file.Write("damaged"u8);
            }
        }

        var result = _bench.Run("image", "create", "r.yaml", "second.img");
        Assert.Contains("damaged or missing, and was replaced", result.Error, StringComparison.Ordinal);
        Oracles.RequireSame(_bench["first.img"], _bench["second.img"]);
        Assert.All(Blobs(), path => Assert.Equal(Path.GetFileName(path), Oracles.Sha256(path)));
    }

    [Fact]
    public void Without_its_server_a_locked_image_is_made_of_what_the_store_has()
    {
        _bench.Run("image", "create", "r.yaml", "first.img", "--lock", "image.lock");
        _server.Stop();
        _bench.Run("image", "create", "r.yaml", "second.img", "--lock", "image.lock");
        Oracles.RequireSame(_bench["first.img"], _bench["second.img"]);
    }

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    private List<string> Blobs() => [.. Directory.GetFiles(Path.Join(_bench.Cache, "cas"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
