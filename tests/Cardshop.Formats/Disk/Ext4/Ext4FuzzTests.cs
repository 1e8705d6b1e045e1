using Cardshop.Disk;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

public sealed class Ext4FuzzTests
{
    /// <summary>Without checksums, so that damage gets through to the code behind them; the last one with.</summary>
    private static readonly string[] Options =
    [
        "-t ext4 -O ^metadata_csum,^64bit -b 1024 -N 64 -J size=1",
        "-t ext2 -b 1024 -N 64",
        "-t ext4 -O ^metadata_csum,uninit_bg -b 4096 -N 64",
        "-t ext4 -b 1024 -N 64 -J size=1",
    ];

    [Fact]
    public void A_damaged_volume_is_read_or_refused()
    {
        var samples = Samples();
        var (opened, read, rebuilt) = (0, 0, 0);
        new Fuzzer([.. samples.Select((sample, i) => sample.Gather((byte)i))]).Run(
            input =>
            {
                var volume = Ext4FileSystem.Open(samples[input.Length == 0 ? 0 : input[0] % samples.Count].Scatter(input));
                opened++;
                Walk(volume);
                var tree = volume.ReadTree();
                read++;
                Rebuild(tree, volume.Superblock);
                rebuilt++;
            },
            error => error is DiskFormatException or Ext4TreeException or Ext4SpaceException);
        TestContext.Current.TestOutputHelper?.WriteLine($"{opened} opened, {read} read to the end, {rebuilt} made anew");
        Assert.True(opened > Fuzzer.Inputs / 5, $"Only {opened} inputs could be opened.");
        Assert.True(rebuilt > Fuzzer.Inputs / 50, $"Only {rebuilt} inputs could be read to the end and made anew.");
    }

    /// <summary>Each thing by itself, so that damage to one does not hide the others.</summary>
    private static void Walk(Ext4FileSystem volume)
    {
        var end = 0L;
        foreach (var range in Tolerant(volume.AllocatedRanges()))
        {
            Assert.True(range.Offset >= end && range.Length > 0, $"{range} is out of order.");
            end = range.End;
        }

        foreach (var entry in Tolerant(volume.Entries(volume.Root)))
        {
            Tolerant(() => volume.Find(entry.Name.ToString()));
            Tolerant(() => volume.Follow($"{entry.Name}/x"));
            Tolerant(() => volume.Attributes(volume.Inode(entry.Inode)));
            Tolerant(() => volume.LinkTarget(volume.Inode(entry.Inode)));
            Tolerant(() => Touch(volume.Content(volume.Inode(entry.Inode))));
        }
    }

    private static object? Touch(ByteSource content)
    {
        Assert.All(content.DataRanges(), range => Assert.InRange(range.End, range.Offset, content.Length));
        content.ReadBytes(0, (int)Math.Min(content.Length, 4096));
        content.ReadBytes(Math.Max(0, content.Length - 100), (int)Math.Min(content.Length, 100));
        return null;
    }

    /// <summary>What could be read must be fit to be written, and its like be read again.</summary>
    private static void Rebuild(DirectoryNode tree, Ext4Superblock superblock)
    {
        var draft = new Ext4Draft(tree, Ext4Profile.From(superblock));
        var layout = draft.Layout(draft.MinimumLength(0));
        Assert.True(layout.Length >= layout.ContentBytes);
    }

    private static IEnumerable<T> Tolerant<T>(IEnumerable<T> all)
    {
        using var items = all.GetEnumerator();
        while (Tolerant(() => items.MoveNext()))
        {
            yield return items.Current;
        }
    }

    private static T? Tolerant<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DiskFormatException)
        {
            return default;
        }
    }

    private static List<Ext4Sample> Samples()
    {
        using var folder = new TempFolder();
        return [.. Options.Select(options => new Ext4Sample(new MemorySource(File.ReadAllBytes(SampleVolume.Make(folder, options)))))];
    }
}
