using Cardshop.Disk;
using Cardshop.Disk.Ext4.Editing;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>Contents replaced in place, judged by <c>e2fsck</c> and <c>debugfs</c>.</summary>
public sealed class Ext4EditTests
{
    private static readonly Timestamp Now = new(1_750_000_000);

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var options in new[] { "-t ext4 -b 4096 -N 64 -J size=4", "-t ext4 -b 1024 -N 64 -J size=1", "-t ext4 -O ^metadata_csum,uninit_bg -b 4096 -N 64 -J size=4", "-t ext4 -O metadata_csum_seed -b 4096 -N 64 -J size=4" })
            {
                foreach (var length in new[] { 0, 1, 1023, 1024, 4096, 4097, 100_000, 399_999, 400_000, 400_384 })
                {
                    cases.Add(options, length);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_holds_what_was_put_into_it_and_nothing_else_has_changed(string options, int length)
    {
        using var folder = new TempFolder();
        var path = SampleVolume.Make(folder, options);
        var (small, large) = ("new hello\n"u8.ToArray(), new PatternSource(7, length).ReadAll());
        var others = Tool.Run("debugfs", "-R", "ls -l /many", path);

        Edit(path, editor =>
        {
            editor.ReplaceContent("/hello", small, Now);
            editor.ReplaceContent("large", large, Now);
        });

        Volumes.Check(path);
        Assert.Equal(small, Dump(folder, path, "/hello"));
        Assert.Equal(large, Dump(folder, path, "/large"));
        Assert.Equal("below"u8.ToArray(), Dump(folder, path, "/folder/below/file"));
        Assert.Equal(others, Tool.Run("debugfs", "-R", "ls -l /many", path));
        Assert.Contains("mtime: 0x684ee180", Tool.Run("debugfs", "-R", "stat /large", path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing", 1, "there is no such file")]
    [InlineData("/folder", 1, "there is no such file")]
    [InlineData("/short", 1, "there is no such file")]
    [InlineData("/hello", 4097, "has room for 4096")]
    [InlineData("/large", 401_409, "has room for 401408")]
    [InlineData("/sparse", 5000, "has room for 4096")]
    [InlineData("/sparse", 10, "too fragmented")]
    public void What_does_not_fit_is_refused_by_its_path_and_changes_nothing(string path, int length, string problem)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var overlay = new OverlaySource(FileSource.Open(storage, SampleVolume.Make(folder, "-t ext4 -b 4096 -N 64 -J size=4")));
        var error = Assert.ThrowsAny<IOException>(() => new Ext4Editor(overlay).ReplaceContent(path, new byte[length], Now));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Empty(overlay.ChangedRanges());
    }

    [Fact]
    public void A_damaged_volume_is_edited_or_refused()
    {
        using var folder = new TempFolder();
        var sample = new Ext4Sample(new MemorySource(File.ReadAllBytes(SampleVolume.Make(folder, "-t ext4 -O ^metadata_csum,^64bit -b 1024 -N 64"))));
        var edited = 0;
        new Fuzzer([sample.Gather(0)]).Run(
            input =>
            {
                var overlay = new OverlaySource(sample.Scatter(input));
                new Ext4Editor(overlay).ReplaceContent("/large", new byte[100], Now);
                Assert.All(overlay.ChangedRanges(), range => Assert.True(range.End <= overlay.Length));
                edited++;
            },
            error => error is DiskFormatException or Ext4PathException or Ext4SizeException);
        Assert.True(edited > Fuzzer.Inputs / 20, $"Only {edited} inputs could be edited.");
    }

    private static void Edit(string path, Action<Ext4Editor> edit)
    {
        using var storage = new PhysicalStorage();
        var overlay = new OverlaySource(FileSource.Open(storage, path));
        edit(new Ext4Editor(overlay));
        var changes = overlay.ChangedRanges().Select(range => (range.Offset, Bytes: overlay.ReadBytes(range.Offset, (int)range.Length))).ToList();
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        changes.ForEach(change => RandomAccess.Write(file, change.Bytes, change.Offset));
    }

    private static byte[] Dump(TempFolder folder, string volume, string path)
    {
        var target = folder[$"{Guid.NewGuid():N}"];
        Tool.Run("debugfs", "-R", $"dump {path} {target}", volume);
        return File.ReadAllBytes(target);
    }
}
