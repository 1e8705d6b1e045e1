using System.Text.RegularExpressions;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Trees;
using Cardshop.Formats.Disk.Ext4;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

public sealed class BaseAssemblerTests : IClassFixture<BaseAssemblerTests.Parts>, IDisposable
{
    private static readonly DateTimeOffset Created = new(2026, 3, 11, 8, 0, 0, TimeSpan.Zero);

    private static readonly BaseOptions Options = new()
    {
        Created = Created,
        BootLength = 160 * ByteSize.MiB,
        RootReserve = 16 * ByteSize.MiB,
        DataLength = 64 * ByteSize.MiB,
    };

    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();
    private readonly string _root;
    private readonly string _tar;
    private readonly string _boot;

    public BaseAssemblerTests(Parts parts)
    {
        _root = parts.Root;
        _tar = parts.Tar;
        _boot = _folder["boot"];
        Tool.Run("cp", "-a", parts.Boot, _boot);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        var first = Render(Assemble(), "first.img");
        Directory.Move(_boot, _folder["elsewhere"]);
        Tool.Run("cp", "-a", _folder["elsewhere"], _boot);
        Tool.Run("cmp", first, Render(Assemble(), "second.img"));
    }

    [Fact]
    public void The_checkers_find_nothing_wrong_with_a_new_base()
    {
        var disk = Render(Assemble(), "base.img");
        Assert.Contains("No errors detected", Tool.Run("sfdisk", "--verify", disk), StringComparison.Ordinal);
        var opened = BaseImage.Open(FileSource.Open(_storage, disk), disk);
        var boot = Cut(disk, opened.Boot.Start, opened.Boot.Length);
        var result = Tool.Try("fsck.fat", "-n", boot);
        Assert.True(result.ExitCode == 0 && result.Output.Trim().Split('\n').Length == 2, result.ToString());
        Assert.Equal($"root=PARTUUID={opened.Table.DiskId:x8}-02 rootwait\n", TestBase.Mtools(boot, "mtype", "::cmdline.txt"));
        Volumes.Check(Cut(disk, opened.Root.Start, opened.Root.Length));
        Volumes.Check(Cut(disk, opened.Data.Start, opened.Data.Length));
    }

    [Fact]
    public void The_kernel_reads_the_root_file_system_as_it_was_packed()
    {
        var disk = Render(Assemble(), "base.img");
        var opened = BaseImage.Open(FileSource.Open(_storage, disk), disk);
        var table = string.Concat(Enumerable.Range(1, 3).Select(i => $"PARTUUID={opened.Table.DiskId:x8}-0{i}"));
        using var mount = LoopMount.Of(Cut(disk, opened.Root.Start, opened.Root.Length));
        Assert.Equal(table, string.Concat(File.ReadLines(Path.Combine(mount.Path, "etc/fstab")).Select(line => line.Split(' ')[0])));
        Assert.Equal(Lines(HostListing.Of(_root)), Lines(HostListing.Of(mount.Path)));
    }

    [Fact]
    public void An_image_can_be_built_on_a_new_base()
    {
        var disk = Render(Assemble(), "base.img");
        var opened = BaseImage.Open(FileSource.Open(_storage, disk), disk);
        var data = new DataTree(opened.DataFileSystem.ReadTree(), opened.Created);
        var content = MemorySource.FromText("content");
        data.AddFile("/data/contents/a", content, ContentDigest.Of(content), "a test");
        var image = Render(HotspotImage.Compose(opened, data, "hostname: x\n"u8.ToArray(), DataReserve.None, null, default).Plan, "image.img");
        Volumes.Check(Cut(image, opened.Root.Start, opened.Root.Length));
        var volume = Cut(image, opened.Data.Start, new FileInfo(image).Length - opened.Data.Start);
        Volumes.Check(volume);
        Assert.Equal("content", Tool.Run("debugfs", "-R", "cat /contents/a", volume));
    }

    [Fact]
    public void Bases_that_differ_are_never_taken_for_one_another()
    {
        var eight = 8 * ByteSize.MiB;
        ImagePlan[] plans =
        [
            Assemble(),
            Assemble(Options with { DiskId = 0x12345678 }),
            Assemble(Options with { Created = Created.AddSeconds(1) }),
            Assemble(Options with { BootLength = Options.BootLength + eight, DataLength = Options.DataLength - eight }),
            Assemble(change: root => TreePath.Set(root, "new", new SymlinkNode { Attributes = NodeAttributes.Of(0x1FF, default), Target = "x"u8.ToArray() })),
            Assemble(change: CopyInPlaceOfLink),
        ];
        Assert.Equal(plans.Length, plans.DistinctBy(plan => plan.Fingerprint).Count());
        Assert.Equal(plans[0].Fingerprint, Assemble().Fingerprint);
    }

    [Fact]
    public void Names_that_FAT_cannot_hold_are_told_all_at_once()
    {
        _folder.Write("boot/what?", "");
        _folder.Write("boot/overlays/A LONG NAME.DTBO", "");
        var error = Assert.Throws<FatNameException>(() => Assemble());
        Assert.Equal(2, error.Problems.Count);
        Assert.Contains("what?", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    /// <summary>Without the file that is filled in, the socket that tar leaves out, and times other than that of the content.</summary>
    private static IEnumerable<string> Lines(IEnumerable<string> listing) => listing
        .Where(line => !line.StartsWith("/etc/fstab ", StringComparison.Ordinal) && !line.StartsWith("/socket ", StringComparison.Ordinal))
        .Select(line => Regex.Replace(line, " a=[^ ]+ c=[^ ]+ b=[^ ]+", "", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>A file of its own with the content of another, where there was another name for that.</summary>
    private static void CopyInPlaceOfLink(DirectoryNode root)
    {
        var file = Assert.IsType<FileNode>(TreePath.Find(root, "deep/hard-link"));
        Assert.Same(file, TreePath.Find(root, "hello"));
        TreePath.Set(root, "deep/hard-link", new FileNode { Attributes = file.Attributes, Content = file.Content });
    }

    private ImagePlan Assemble(BaseOptions? options = null, Action<DirectoryNode>? change = null)
    {
        var root = TarTree.Read(FileSource.Open(_storage, _tar), Timestamp.From(Created));
        change?.Invoke(root);
        return BaseAssembler.Assemble(root, FolderTree.Read(_storage, _boot), options ?? Options);
    }

    private string Cut(string disk, long start, long length) => TestBase.Cut(_folder, disk, start, length);

    private string Render(ImagePlan plan, string name)
    {
        using var target = RenderTarget.Open(_storage, _folder[name], plan);
        new ImageRenderer(_storage, TimeProvider.System).Render(plan, target, new RenderOptions());
        target.Publish();
        return _folder[name];
    }

    /// <summary>What a base is made of; each test may change its copy of the boot folder.</summary>
    public sealed class Parts : IDisposable
    {
        private readonly TempFolder _folder = new();

        public Parts()
        {
            Directory.CreateDirectory(Root);
            SampleFolder.Fill(Root);
            _folder.Write("root/etc/fstab", "BOOTDEV /boot/firmware vfat defaults 0 2\nROOTDEV / ext4 noatime 0 1\nDATADEV /data ext4 noatime 0 0\n");
            Tool.Run("tar", "--xattrs", "--xattrs-include=*", "--acls", "--numeric-owner", "--format=posix", "-C", Root, "-cf", Tar, ".");
            _folder.Write("boot/cmdline.txt", "root=ROOTDEV rootwait\n");
            _folder.Write("boot/kernel8.img", new byte[300_000]);
            _folder.Write("boot/overlays/A long name.dtbo", new byte[1]);
        }

        public string Root => _folder["root"];

        public string Tar => _folder["root.tar"];

        public string Boot => _folder["boot"];

        public void Dispose() => _folder.Dispose();
    }
}
