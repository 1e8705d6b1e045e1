using System.Formats.Tar;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.EndToEnd.BadInput;

/// <summary>Contents that cannot be on an image.</summary>
public sealed class BadContentTests : IDisposable
{
    private readonly Workbench _bench = new();

    public BadContentTests() => ToolBase.Make(_bench["base.img"]);

    [Fact]
    public void Every_path_that_leaves_an_archive_is_named_and_nothing_is_made()
    {
        _bench.Write("bad.tar", LayerTar.Of(
        [
            new PaxTarEntry(TarEntryType.RegularFile, "../outside.txt") { DataStream = new MemoryStream("x"u8.ToArray()) },
            new PaxTarEntry(TarEntryType.RegularFile, "good.txt") { DataStream = new MemoryStream("x"u8.ToArray()) },
            new PaxTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = "/etc/passwd" },
            new PaxTarEntry(TarEntryType.SymbolicLink, "up") { LinkName = "../../.." },
        ]));
        var result = Create($"files: [{{to: /data/x, url: '{_bench.Url("bad.tar")}', via: tar}}]");
        RequireRefused(result, 1);
        foreach (var name in new[] { "bad.tar", "outside.txt", "link", "up" })
        {
            Assert.Contains(name, result.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("good.txt", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench["outside.txt"]));
    }

    [Fact]
    public void A_zip_that_leaves_its_folder_is_refused()
    {
        Tool.Run("python3", "-c", $"""
            import zipfile
            z = zipfile.ZipFile('{_bench["bad.zip"]}', 'w')
            z.writestr('a/../../outside.txt', 'x')
            z.close()
            """);
        RequireRefused(Create($"files: [{{to: /data/x, url: '{_bench.Url("bad.zip")}', via: zip}}]"), 1, "outside.txt");
    }

    [Fact]
    public void An_archive_that_was_cut_or_is_none_is_refused_with_its_name()
    {
        Tool.Run("sh", "-c", $"cd '{_bench.Folder}' && tar --create --gzip --file whole.tar.gz base.img && head -c 20000 whole.tar.gz > cut.tar.gz");
        RequireRefused(Create($"files: [{{to: /data/x, url: '{_bench.Url("cut.tar.gz")}', via: gztar}}]"), 1, "cut.tar.gz");
        _bench.WriteRandom("none.zip", 5000);
        RequireRefused(Create($"files: [{{to: /data/x, url: '{_bench.Url("none.zip")}', via: zip}}]"), 1, "none.zip");
    }

    [Fact]
    public void Names_that_no_file_system_holds_are_refused_before_anything_is_fetched()
    {
        var name = new string('n', 256);
        RequireRefused(Create($"files: [{{to: /data/{name}, content: x}}]"), 3, "255");
        _bench.Run("recipe", "check", _bench.Write("fits.yaml", Recipes.On(_bench.Url("base.img"), $"files: [{{to: /data/{name[1..]}, content: x}}]")));
    }

    [Fact]
    public void An_archive_with_a_name_that_is_too_long_is_refused_with_that_name()
    {
        var name = new string('n', 256);
        _bench.Write("long.tar", LayerTar.Of((name, "x")));
        RequireRefused(Create($"files: [{{to: /data/x, url: '{_bench.Url("long.tar")}', via: tar}}]"), 1, name[..40]);
    }

    [Fact]
    public void Files_where_folders_must_be_are_all_named()
    {
        RequireRefused(Create("files: [{to: /data/one, content: x}, {to: /data/one/two, content: x}]"), 3, "/data/one");
        _bench.Write("one.tar", LayerTar.Of(("one/", ""), ("one/two", "two"), ("three", "three")));
        var result = Create($$"""
            files:
            - {to: /data/from-base.txt/three, content: x}
            - {to: /data/x, url: '{{_bench.Url("one.tar")}}', via: tar}
            - {to: /data/x/three/four, content: x}
            """);
        RequireRefused(result, 3, "/data/from-base.txt/three", "/data/x/three/four");
    }

    [Fact]
    public void The_place_of_the_file_system_itself_is_refused() =>
        RequireRefused(Create("files: [{to: /data/lost+found, content: x}]"), 3, "/data/lost+found");

    [Fact]
    public void Two_files_at_one_place_are_duplicates()
    {
        var result = Create("files: [{to: /data/a//b, content: x}, {to: /data/c/../a/b, content: y}]");
        RequireRefused(result, 3, "/data/a/b");
    }

    [Fact]
    public void What_an_archive_and_a_file_have_in_common_is_a_notice_and_the_later_wins()
    {
        _bench.Write("one.tar", LayerTar.Of(("same.txt", "of the archive"), ("other.txt", "other")));
        var result = Create($$"""
            files:
            - {to: /data/x, url: '{{_bench.Url("one.tar")}}', via: tar}
            - {to: /data/x/same.txt, content: of the recipe}
            """);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("notice: /data/x/same.txt", result.Error, StringComparison.Ordinal);
        Assert.Equal("of the recipe"u8.ToArray(), Oracles.Dump(Parts.Extract(_bench["out.img"], 3), "/x/same.txt"));
        Assert.Equal("other"u8.ToArray(), Oracles.Dump(_bench["out.img.p3"], "/x/other.txt"));
    }

    [Fact]
    public void A_bomb_is_refused_by_the_room_that_there_is()
    {
        Tool.Run("sh", "-c", $"cd '{_bench.Folder}' && truncate -s 400M zeros && tar --create --gzip --file bomb.tar.gz zeros && rm zeros");
        RequireRefused(Create($"output: {{size: 200MiB}}\nfiles: [{{to: /data/x, url: '{_bench.Url("bomb.tar.gz")}', via: gztar}}]"), 1, "bomb.tar.gz");
    }

    public void Dispose() => _bench.Dispose();

    private ToolResult Create(string rest)
    {
        _bench.Write("r.yaml", Recipes.On(_bench.Url("base.img"), rest));
        return _bench.Try("image", "create", "r.yaml", "out.img");
    }

    private void RequireRefused(ToolResult result, int exitCode, params IReadOnlyList<string> messages)
    {
        if (messages.Count > 0)
        {
            Messages.RequireErrors(result, exitCode, messages);
        }

        Assert.Equal(exitCode, result.ExitCode);
        Assert.NotEmpty(Messages.ErrorsOf(result));
        Assert.Empty(Directory.GetFiles(_bench.Folder, "out.img*"));
        _bench.RequireGoodStore();
    }
}
