using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Formats.Imaging;

/// <summary>
/// A small plan for tests that render it thousands of times: a few extents in each window of the disk, all read from one file of the
/// storage that the image is written to, with holes between them. Plans of different seeds have the same length and other extents.
/// </summary>
internal sealed class SparsePlan : ImagePlan
{
    public const string SourcePath = "/source/content.zim";

    private const int Block = 4096;
    public const int SourceLength = 64 * Block;
    private const int DiskLength = (2 * (4 << 20)) + (64 * Block);

    private readonly List<PlannedExtent> _extents = [];

    public SparsePlan(IStorage storage, int seed)
    {
        var random = new Random(seed);
        var source = FileSource.Open(storage, SourcePath);
        Fingerprint = Sha256Digest.Of(BitConverter.GetBytes(seed));
        for (var at = (long)random.Next(3) * Block; at < DiskLength;)
        {
            var length = Math.Min(DiskLength - at, random.Next(1, 6) * Block);
            _extents.Add(new PlannedExtent(at, length, source.Slice(random.Next(60) * Block, Math.Min(length, 4 * Block) - random.Next(Block))));
            at += length + (random.Next(3) == 0 ? 0 : random.Next(350) * (long)Block);
        }
    }

    public override long Length => DiskLength;

    public override long MappedLength => _extents.Sum(extent => extent.Length);

    public override uint DiskId => 0x5BA1CE00;

    public override IReadOnlyList<PlannedPartition> Partitions => [];

    public override Sha256Digest Fingerprint { get; }

    /// <summary>Writes the file that plans read.</summary>
    public static void WriteSource(IStorage storage)
    {
        storage.CreateDirectory("/source");
        using var file = storage.Open(SourcePath, StorageMode.New);
        var content = new byte[SourceLength];
        new Random(7).NextBytes(content);
        file.Write(0, content);
        file.Flush();
        storage.FlushDirectory("/source");
        storage.FlushDirectory("/");
    }

    public override IEnumerable<PlannedExtent> Extents() => _extents;

    public override IEnumerable<PlannedFile> Files() =>
        _extents.Select(extent => new PlannedFile($"/data/{extent.Offset}", extent.Source.Length, ContentDigest.Of(extent.Source), [new ByteRange(extent.Offset, extent.Source.Length)]));

    /// <summary>What the disk must hold in the end.</summary>
    public byte[] Bytes()
    {
        var bytes = new byte[Length];
        foreach (var extent in _extents)
        {
            extent.Read(0, bytes.AsSpan((int)extent.Offset, (int)extent.Length));
        }

        return bytes;
    }
}
