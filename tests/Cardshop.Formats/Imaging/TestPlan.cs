using System.Security.Cryptography;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Formats.Imaging;

/// <summary>A plan of random extents, together with the bytes it stands for.</summary>
internal sealed class TestPlan : ImagePlan
{
    private readonly List<PlannedExtent> _extents = [];
    private readonly List<PlannedFile> _files = [];

    public TestPlan(int seed, int size)
    {
        var random = new Random(seed);
        Bytes = new byte[size];
        Fingerprint = Sha256Digest.Of(BitConverter.GetBytes(seed));
        for (var at = 0; at < size; at += 4096 * random.Next(0, 3))
        {
            var length = Math.Min(size - at, 4096 * (random.Next(10) == 0 ? random.Next(1, 2500) : random.Next(1, 4)));
            var stored = random.Next(3) == 0 ? length - random.Next(Math.Min(length, 4096)) : length;
            var content = new byte[stored];
            random.NextBytes(content);
            content.CopyTo(Bytes, at);
            _extents.Add(new PlannedExtent(at, length, new MemorySource(content)));
            _files.Add(new PlannedFile($"/data/{at}", stored, new Sha256Digest(SHA256.HashData(content)), [new ByteRange(at, stored)]));
            at += length;
        }
    }

    public byte[] Bytes { get; }

    public override long Length => Bytes.Length;

    public override long MappedLength => _extents.Sum(extent => extent.Length);

    public override uint DiskId => 0x5BA1CE00;

    public override IReadOnlyList<PlannedPartition> Partitions { get; } =
        [new PlannedPartition(1, 4096, 8192, "fat32", "bootfs", "1234-ABCD", 512, []), new PlannedPartition(3, 16384, 4096, "ext4", "data", "", 4096, ["extent", "64bit"])];

    public override Sha256Digest Fingerprint { get; }

    public override IEnumerable<PlannedExtent> Extents() => _extents;

    public override IEnumerable<PlannedFile> Files() => _files;
}
