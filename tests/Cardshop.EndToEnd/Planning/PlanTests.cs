using System.Text.Json;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.EndToEnd.Planning;

/// <summary>How large an image becomes: estimated before its inputs are fetched, right to the byte after.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly DockerRegistry _registry = new();
    private readonly NginxServer _server;

    public PlanTests(SmallBase small)
    {
        Directory.CreateDirectory(_bench["www"]);
        File.CreateSymbolicLink(_bench["www/base.img.xz"], small.Compressed);
        _bench.WriteRandom("www/a.zim", 3_000_000);
        _bench.Write("tree/one.txt", "one");
        Tool.Run("sh", "-c", $"cd '{_bench["tree"]}' && zip -q '{_bench["www/lessons.zip"]}' one.txt");
        _server = new NginxServer(_bench["www"]);
        var layout = new OciLayout(_bench["layout"]);
        layout.Tag("one", layout.AddImage("linux/arm64/v8", layout.AddLayer(LayerCompression.Gzip, ("app/", ""), ("app/run", new string('x', 500_000)))));
        var (known, unknown) = (_registry.Push(layout, "one", "library/known"), _registry.Push(layout, "one", "library/unknown"));
        _bench.Write("r.yaml", $$"""
            base:
              source: {{_server["/base.img.xz"]}}
              rootfs_size: {{new FileInfo(small.Image).Length - (776 << 20)}}
            oci_images:
            - {ident: '{{known}}', filesize: 600000, fullsize: 500000}
            - {ident: '{{unknown}}', filesize: 0, fullsize: 0}
            files:
            - {to: /data/a.zim, url: '{{_server["/a.zim"]}}'}
            - {to: /data/b.zim, url: '{{_server["/a.zim"]}}', size: 2900000}
            - {to: /data/lessons, url: '{{_server["/lessons.zip"]}}', via: zip}
            - {to: /data/hello.txt, content: hello}
            """);
    }

    [Fact]
    public void A_plan_without_inputs_is_estimated_and_says_by_what()
    {
        var plan = _bench.Run("image", "plan", "r.yaml");
        foreach (var (line, source) in new[]
        {
            ("~600000 ", "(by sizes of the recipe)"), ("~3000000 ", "(by length that the server says)"), ("~2900000 ", "(by size of the recipe)"),
            ("/data/lessons", "(by length of the archive)"), ("library/unknown", "(by compressed layers of the registry)"),
        })
        {
            Assert.Contains(plan.Output.Split('\n'), text => text.Contains(line, StringComparison.Ordinal) && text.Contains(source, StringComparison.Ordinal));
        }

        Assert.Contains(plan.Output.Split('\n'), text => text.Contains("/data/hello.txt", StringComparison.Ordinal) && !text.Contains('~', StringComparison.Ordinal));
        Assert.Contains("--fetch", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("GET", _server.Methods(atLeast: 1));

        var json = JsonLines.ResultOf(_bench.Run("image", "plan", "r.yaml", "--json"));
        Assert.False(json.GetProperty("exact").GetBoolean());
        RequireSum(json);
    }

    [Fact]
    public void With_its_inputs_fetched_a_plan_says_the_size_of_the_image_to_the_byte()
    {
        var estimated = JsonLines.ResultOf(_bench.Run("image", "plan", "r.yaml", "--json")).GetProperty("size").GetInt64();
        var fetched = JsonLines.ResultOf(_bench.Run("image", "plan", "r.yaml", "--fetch", "--json"));
        Assert.True(fetched.GetProperty("exact").GetBoolean());
        RequireSum(fetched);
        var size = fetched.GetProperty("size").GetInt64();
        Assert.InRange(estimated, size * 0.7, size * 1.3);
        Assert.DoesNotContain("~", _bench.Run("image", "plan", "r.yaml").Output, StringComparison.Ordinal);

        var created = JsonLines.ResultOf(_bench.Run("image", "create", "r.yaml", "out.img", "--json"));
        Assert.Equal(size, new FileInfo(_bench["out.img"]).Length);
        Assert.Equal(size, created.GetProperty("size").GetInt64());
        Assert.Equal(fetched.GetProperty("lines").ToString(), created.GetProperty("plan").GetProperty("lines").ToString());
        Oracles.RequireSound(_bench["out.img"]);
        RequireFree(created.GetProperty("plan"));
        RequireHeadroom(created.GetProperty("plan"));
    }

    [Fact]
    public void A_check_before_a_creation_fetches_nothing_and_makes_nothing()
    {
        var result = _bench.Run("image", "create", "r.yaml", "out.img", "--check");
        Assert.Contains("~", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_bench.Folder, "out.img*"));
        Assert.DoesNotContain("GET", _server.Methods(atLeast: 1));
    }

    [Fact]
    public void With_json_standard_output_has_events_only_and_people_read_on_standard_error()
    {
        var result = _bench.Run("image", "create", "r.yaml", "out.img", "--json");
        var events = JsonLines.Of(result);
        var stages = events.Where(item => item.GetProperty("event").ValueEquals("progress")).Select(item => item.GetProperty("stage").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?>(["fetch", "pull", "unpack", "render"]), stages);
        Assert.Contains(events, item => item.GetProperty("event").ValueEquals("notice") && item.GetProperty("message").GetString()!.Contains("filesize", StringComparison.Ordinal));
        Assert.Contains("out.img", result.Error, StringComparison.Ordinal);
        JsonLines.Of(_bench.Run("image", "inspect", "out.img", "--json"));
        JsonLines.Of(_bench.Run("cache", "show", "--json"));
        var failed = _bench.Try("image", "create", "none.yaml", "out2.img", "--json");
        Assert.Equal("error", JsonLines.Of(failed)[0].GetProperty("event").GetString());
        Assert.Contains("none.yaml", JsonLines.ResultOf(failed).GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _server.Dispose();
        _registry.Dispose();
        _bench.Dispose();
    }

    private static void RequireSum(JsonElement plan) =>
        Assert.Equal(plan.GetProperty("size").GetInt64(), plan.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("size").GetInt64()));

    /// <summary>Free space and inodes are those that the file system itself counts.</summary>
    private void RequireFree(JsonElement plan)
    {
        var superblock = Tool.Run("dumpe2fs", "-h", _bench["out.img.p3"]).Split('\n')
            .Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim());
        Assert.Equal(long.Parse(superblock["Free blocks"]) * 4096, plan.GetProperty("freeBytes").GetInt64());
        Assert.Equal(long.Parse(superblock["Free inodes"]), plan.GetProperty("freeInodes").GetInt64());
        Assert.Equal("0", superblock["Reserved block count"]);
    }

    /// <summary>What stays free when the device has unpacked its images is at least the headroom that was promised.</summary>
    private static void RequireHeadroom(JsonElement plan)
    {
        var unpacked = plan.GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("kind").ValueEquals("unpacked")).Sum(line => line.GetProperty("size").GetInt64());
        Assert.True(unpacked > 0);
        Assert.True(plan.GetProperty("freeBytes").GetInt64() - unpacked >= 64 << 20, plan.ToString());
    }
}
