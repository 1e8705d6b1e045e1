using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.BadInput;

/// <summary>Bases that nothing can be built upon: one message for each problem, and no image.</summary>
public sealed class BadBaseTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void A_base_that_was_cut_is_refused()
    {
        ToolBase.Make(_bench["base.img"]);
        Cut(50 << 20);
        RequireRefused(1, "partition 3 ends at");
        Cut(100);
        RequireRefused(1, "has 100 bytes");
        Cut(0);
        RequireRefused(1, "has 0 bytes");
    }

    [Fact]
    public void A_base_without_data_partition_is_refused()
    {
        ToolBase.Make(_bench["base.img"], ToolBase.Boot, ToolBase.Root);
        RequireRefused(1, "Partition 3 is missing");
    }

    [Fact]
    public void A_base_that_lacks_more_than_one_partition_is_refused_with_all_that_is_missing()
    {
        ToolBase.Make(_bench["base.img"], ToolBase.Boot);
        RequireRefused(1, "Partition 2 is missing", "Partition 3 is missing");
    }

    [Fact]
    public void A_base_whose_data_partition_is_not_the_last_is_refused()
    {
        ToolBase.Make(_bench["base.img"], ToolBase.Boot, ToolBase.Root with { Start = 59, Size = 4 }, ToolBase.Data);
        RequireRefused(1, "must be the last");
    }

    [Fact]
    public void A_disk_with_a_guid_partition_table_is_refused_by_name()
    {
        ToolBase.Make(_bench["base.img"]);
        Tool.Run("sh", "-c", $"wipefs -aq '{_bench["base.img"]}'; printf 'label: gpt\\nsize=1M\\n' | sfdisk --quiet '{_bench["base.img"]}'");
        RequireRefused(1, "GPT");
    }

    [Fact]
    public void A_data_file_system_with_unknown_features_is_refused_with_their_names()
    {
        ToolBase.Make(_bench["base.img"]);
        // s_feature_incompat: filetype, extents, 64bit, flex_bg, and beside these encrypt and casefold.
        PatchData(1024 + 0x60, [0xC2, 0x02, 0x03, 0x00]);
        RequireRefused(1, "encrypt, casefold");
    }

    [Fact]
    public void A_data_file_system_with_a_damaged_superblock_is_refused()
    {
        ToolBase.Make(_bench["base.img"]);
        PatchData(1024 + 0x38, [0, 0]);
        RequireRefused(1, "Partition 3");
        PatchData(1024 + 0x38, [0x53, 0xEF]);
        PatchData(1024 + 0x04, [0xFF, 0xFF, 0xFF, 0x7F]);
        RequireRefused(1, "Partition 3");
    }

    [Fact]
    public void A_data_file_system_that_was_not_unmounted_is_refused()
    {
        ToolBase.Make(_bench["base.img"]);
        PatchData(1024 + 0x60, [0xC6, 0x02, 0x00, 0x00]);
        RequireRefused(1, "journal");
    }

    [Fact]
    public void A_boot_partition_without_file_system_is_refused()
    {
        ToolBase.Make(_bench["base.img"], ToolBase.Boot with { Fill = _ => { } }, ToolBase.Root, ToolBase.Data);
        RequireRefused(1, "Partition 1");
    }

    [Fact]
    public void A_base_larger_than_the_image_is_refused_with_the_size_that_would_do()
    {
        ToolBase.Make(_bench["base.img"]);
        RequireRefused("output: {size: 60MiB}", 1, "The image needs");
        _bench.WriteRandom("large", 60 << 20);
        RequireRefused($"output: {{size: 150MiB}}\nfiles: [{{to: /data/a, url: '{_bench.Url("large")}'}}]", 1, "The image needs");
    }

    [Fact]
    public void A_compressed_base_that_was_cut_is_refused()
    {
        ToolBase.Make(_bench["base.img"]);
        Tool.Run("xz", "-0", _bench["base.img"]);
        using (var file = new FileStream(_bench["base.img.xz"], FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        RequireRefused(Recipes.On(_bench.Url("base.img.xz")), "", 1, "base.img.xz");
    }

    public void Dispose() => _bench.Dispose();

    private void RequireRefused(int exitCode, params IReadOnlyList<string> messages) => RequireRefused("", exitCode, messages);

    private void RequireRefused(string rest, int exitCode, params IReadOnlyList<string> messages) =>
        RequireRefused(Recipes.On(_bench.Url("base.img")), rest, exitCode, messages);

    private void RequireRefused(string recipe, string rest, int exitCode, params IReadOnlyList<string> messages)
    {
        _bench.Write("r.yaml", recipe + rest);
        var result = _bench.Try("image", "create", "r.yaml", "out.img");
        Messages.RequireErrors(result, exitCode, messages);
        Assert.All(Messages.ErrorsOf(result), message => Assert.True(message.Contains("base.img", StringComparison.Ordinal) || message.StartsWith("The image", StringComparison.Ordinal), message));
        Assert.Empty(Directory.GetFiles(_bench.Folder, "out.img*"));
        _bench.RequireGoodStore();
    }

    private void Cut(long length)
    {
        using var file = new FileStream(_bench["base.img"], FileMode.Open);
        file.SetLength(length);
    }

    private void PatchData(int offset, byte[] bytes)
    {
        using var file = new FileStream(_bench["base.img"], FileMode.Open);
        file.Position = ((long)ToolBase.Data.Start << 20) + offset;
        file.Write(bytes);
    }
}
