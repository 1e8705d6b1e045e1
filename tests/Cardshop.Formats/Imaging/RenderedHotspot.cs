using System.Text;
using Cardshop.Disk.BlockMaps;
using Cardshop.Disk.Trees;
using Cardshop.Formats.Disk.Ext4;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;

namespace Cardshop.Formats.Imaging;

/// <summary>An image of a base made by the real tools and of contents by chance, with its manifest and its block map, on this machine.</summary>
internal sealed class RenderedHotspot : IDisposable
{
    public const string Settings = "timezone: UTC\nhostname: school\n# größer als ein Cluster\n";

    private static readonly int[] Sizes = [0, 1, 4095, 4096, 4097, 70_000, 1_000_003, 5_000_001];

    private readonly BaseImage _base;
    private string? _card;

    /// <param name="variant">Which base.</param>
    /// <param name="seed">Which contents.</param>
    /// <param name="sameBase">Another image, on a copy of whose base this is made.</param>
    public RenderedHotspot(string variant, int seed, RenderedHotspot? sameBase = null)
    {
        Seed = seed;
        Variant = BaseVariant.Of(variant);
        BasePath = sameBase is null ? TestBase.Make(Folder, Variant) : Folder["copy-of-base.img"];
        if (sameBase is not null)
        {
            Tool.Run("cp", "--sparse=always", sameBase.BasePath, BasePath);
        }

        _base = BaseImage.Open(FileSource.Open(Storage, BasePath), BasePath);
        Data = Contents(seed);
        var settings = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Settings, 100)));
        Plan = HotspotImage.Compose(_base, Data, settings, DataReserve.None, Variant.ImageLength, Sha256Digest.Of(BitConverter.GetBytes(seed))).Plan;
        Image = Render("hotspot.img");
    }

    public int Seed { get; }

    public TempFolder Folder { get; } = new();

    public PhysicalStorage Storage { get; } = new();

    public BaseVariant Variant { get; }

    public string BasePath { get; }

    /// <summary>What partition 3 must hold.</summary>
    public DataTree Data { get; }

    public ImagePlan Plan { get; }

    public string Image { get; }

    public string Manifest => Image + ".manifest.json";

    public string BlockMapFile => Image + ".bmap";

    public long DataLength => Plan.Length - Variant.DataStart;

    public ManifestReader ReadManifest() => new(FileSource.Open(Storage, Manifest));

    /// <summary>Renders the plan once more, under another name.</summary>
    public string Render(string name)
    {
        var path = Folder[name];
        using var target = RenderTarget.Open(Storage, path, Plan);
        var whole = new ImageRenderer(Storage, TimeProvider.System).Render(Plan, target, new RenderOptions { HashWhole = true });
        var ranges = target.Ranges().ToList();
        using (var manifest = File.Create(path + ".manifest.json.part"))
        {
            ManifestWriter.Write(manifest, Plan, Sha256Digest.Of("recipe"u8), Lock(), ranges, whole);
        }

        using (var map = File.Create(path + ".bmap.part"))
        {
            new BlockMap(Plan.Length, [.. ranges.Select(range => new MappedRange(range.Range.Offset / 4096, (range.Range.End - 1) / 4096, range.Digest))]).Write(map);
        }

        target.Publish(path + ".manifest.json", path + ".bmap");
        return path;
    }

    /// <summary>A card that held other things before, onto which nothing but the mapped ranges were written.</summary>
    public string Card => _card ??= WriteCard();

    /// <summary>A partition of a disk as a file of its own.</summary>
    public string Cut(string disk, int number) => number switch
    {
        1 => TestBase.Cut(Folder, disk, Variant.BootStart, Variant.BootLength),
        2 => TestBase.Cut(Folder, disk, Variant.RootStart, Variant.RootLength),
        _ => TestBase.Cut(Folder, disk, Variant.DataStart, new FileInfo(disk).Length - Variant.DataStart),
    };

    public void Dispose()
    {
        Storage.Dispose();
        Folder.Dispose();
    }

    private string WriteCard()
    {
        var path = Folder[$"card-{Guid.NewGuid():N}.img"];
        using var card = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        var old = new byte[1 << 20];
        old.AsSpan().Fill(0xA5);
        for (var at = 0L; at < Plan.Length; at += old.Length)
        {
            RandomAccess.Write(card, old.AsSpan(0, (int)Math.Min(old.Length, Plan.Length - at)), at);
        }

        var image = FileSource.Open(Storage, Image);
        foreach (var range in ReadManifest().Ranges().Select(range => range.Range))
        {
            RandomAccess.Write(card, image.ReadBytes(range.Offset, (int)range.Length), range.Offset);
        }

        return path;
    }

    /// <summary>Contents as recipes add them, and beside them a folder with everything that ext4 can hold.</summary>
    private DataTree Contents(int seed)
    {
        var random = new Random(seed);
        var tree = new DataTree(_base.DataFileSystem.ReadTree(), _base.Created);
        var names = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            var content = new PatternSource((ulong)seed + (ulong)i, i < Sizes.Length ? Sizes[i] : Sizes[random.Next(6)]);
            names.Add($"/data/contents/{random.Next(5)}/größe {i}.zim");
            tree.AddFile(names[^1], content, ContentDigest.Of(content), $"https://example.org/{i}");
        }

        var hello = MemorySource.FromText("another hello\n");
        tree.AddFile("/data/hello", hello, ContentDigest.Of(hello), "https://example.org/hello", new Timestamp(1_700_000_000, 5));
        tree.AddName("/data/contents/linked.zim", names[7], "an archive");
        tree.AddLink("/data/contents/link", "../hello"u8.ToArray(), "an archive");
        tree.AddFolder("/data/contents/empty", "an archive", mode: 0x1C0);
        tree.Root.Set(new FileName("wild"), RandomTree.Make(seed, 60));
        return tree;
    }

    private ImageLock Lock() => new(
        new LockedContent(new Uri("https://example.org/base.img"), Variant.DiskLength, Sha256Digest.Of("base"u8)),
        [new LockedContent(new Uri("https://example.org/1"), 1, Sha256Digest.Of("1"u8), DateTimeOffset.UnixEpoch.AddDays(20_000))],
        [new LockedImage("ghcr.io/offspot/kiwix-serve:3.8.1", 10_240, Sha256Digest.Of("t"u8), Sha256Digest.Of("m"u8))]);
}
