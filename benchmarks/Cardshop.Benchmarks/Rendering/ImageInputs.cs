using Cardshop.Disk.Trees;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;

namespace Cardshop.Benchmarks.Rendering;

/// <summary>
/// A folder with a base of about 1 GB (<c>base.img</c>) and what is put onto it (<c>content</c>): six large files, and small ones of 10 KB in
/// folders of 100. All of it is random bytes.
/// </summary>
internal static class ImageInputs
{
    private const int LargeFiles = 6;
    private const int SmallLength = 10_240;
    private const int FilesPerFolder = 100;

    private static readonly DateTimeOffset Created = new(2025, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Make(string folder, long largeBytes, int smallFiles)
    {
        Directory.CreateDirectory(folder);
        MakeBase(folder);
        MakeContent(folder, largeBytes, smallFiles);
    }

    public static void MakeContent(string folder, long largeBytes, int smallFiles)
    {
        var content = Directory.CreateDirectory(Path.Combine(folder, "content")).FullName;
        for (var i = 0; i < LargeFiles; i++)
        {
            RandomFile.Write(Path.Combine(content, $"large-{i}.zim"), largeBytes / LargeFiles, i);
        }

        for (var i = 0; i < smallFiles; i++)
        {
            var below = Path.Combine(content, $"folder-{i / FilesPerFolder:000}");
            Directory.CreateDirectory(below);
            RandomFile.Write(Path.Combine(below, $"page-{i}.html"), SmallLength, 1000 + i);
        }
    }

    public static string BaseOf(string folder) => Path.Combine(folder, "base.img");

    public static string ContentOf(string folder) => Path.Combine(folder, "content");

    /// <summary>Plans the image, without hashing what is put onto it: that is done when content is fetched.</summary>
    public static HotspotImage Plan(IStorage storage, string folder)
    {
        var baseImage = BaseImage.Open(FileSource.Open(storage, BaseOf(folder)), "base.img");
        var tree = new DataTree(baseImage.DataFileSystem.ReadTree(), baseImage.Created);
        var content = ContentOf(folder);
        foreach (var path in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            tree.AddFile("/data/contents/" + Path.GetRelativePath(content, path), FileSource.Open(storage, path), default, path);
        }

        return HotspotImage.Compose(baseImage, tree, "# settings\n"u8.ToArray(), DataReserve.None, null, Sha256Digest.Of("inputs"u8));
    }

    public static void MakeBase(string folder)
    {
        var random = new byte[8 * ByteSize.MiB];
        new Random(1).NextBytes(random);
        var time = Timestamp.From(Created);
        var root = new DirectoryNode { Attributes = NodeAttributes.Of(0x1ED, time) };
        for (var i = 0; i < 48; i++)
        {
            root.Set(new FileName($"library-{i}.so"), new FileNode { Attributes = NodeAttributes.Of(0x1A4, time), Content = new MemorySource(random) });
        }

        var boot = new DirectoryNode { Attributes = root.Attributes };
        boot.Set(new FileName("kernel.img"), new FileNode { Attributes = NodeAttributes.Of(0x1A4, time), Content = new MemorySource(random) });
        var plan = BaseAssembler.Assemble(root, boot, new BaseOptions { Created = Created, BootLength = 160 * ByteSize.MiB });
        using var storage = new PhysicalStorage();
        using var target = RenderTarget.Open(storage, BaseOf(folder), plan);
        _ = new ImageRenderer(storage, TimeProvider.System).Render(plan, target, new RenderOptions());
        target.Publish();
    }
}
