using Cardshop.Cards.Images;
using Cardshop.Disk.BlockMaps;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Cards.Tests.Images;

/// <summary>Images as they lie on a disk, with what lies beside them.</summary>
public sealed class CardImageTests : IDisposable
{
    private const int Window = 4 << 20;
    private const int Length = (5 * Window) + 512;

    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();
    private readonly string _path;
    private readonly byte[] _bytes = new byte[Length];

    public CardImageTests()
    {
        // Windows 1 and 3 are holes.
        _path = Path.Join(_folder.Path, "hotspot.img");
        var random = new Random(1);
        foreach (var (start, length) in new[] { (0, Window), (2 * Window, Window), (4 * Window, Window + 512) })
        {
            random.NextBytes(_bytes.AsSpan(start, length));
        }

        using var file = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.SetLength(file, Length);
        foreach (var start in new[] { 0, 2 * Window })
        {
            RandomAccess.Write(file, _bytes.AsSpan(start, Window), start);
        }

        RandomAccess.Write(file, _bytes.AsSpan(4 * Window), 4 * Window);
    }

    [Fact]
    public void Of_an_image_that_nothing_describes_holes_are_left_out_and_digests_are_learned()
    {
        var image = CardImage.FromFile(_storage, _path);
        Assert.Equal([0, 2 * Window, 4 * Window, 5 * Window], image.Windows.Select(window => window.Offset));
        Assert.Equal((3 * Window) + 512, image.MappedLength);
        Assert.All(image.Windows, window => Assert.False(image.IsKnown(window)));
        Read(image);
        Assert.All(image.Windows, window => Assert.Equal(Digest(image.Range(window.FirstRange)), image.DigestOf(window.FirstRange)));
        Assert.Equal(image.Fingerprint, CardImage.FromFile(_storage, _path).Fingerprint);
    }

    [Fact]
    public void A_manifest_says_what_is_in_an_image()
    {
        WriteManifest(Length, Window + 4096);
        var image = CardImage.FromFile(_storage, _path);
        Assert.Equal(2, image.Windows.Count);
        Assert.All(image.Windows, window => Assert.True(image.IsKnown(window)));
        Read(image);
        Assert.Equal([["/data/a"], ["/data/a", "/data/b"]], image.FilesAt([new ByteRange(0, 10), new ByteRange(4096, Window)]));
    }

    [Fact]
    public void What_does_not_belong_to_an_image_is_refused()
    {
        WriteManifest(Length + 512, Window + 4096);
        Assert.Contains($"{Length + 512}", Assert.Throws<IOException>(() => CardImage.FromFile(_storage, _path)).Message, StringComparison.Ordinal);
        WriteManifest(Length, Window);
        Assert.Contains("are mapped", Assert.Throws<IOException>(() => CardImage.FromFile(_storage, _path)).Message, StringComparison.Ordinal);
        File.Delete(_path + ".manifest.json");
        using (var stream = File.Create(_path + ".bmap"))
        {
            new BlockMap(Length - 512, [new MappedRange(0, 1, null)]).Write(stream);
        }

        Assert.Contains("do not belong together", Assert.Throws<IOException>(() => CardImage.FromFile(_storage, _path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_map_says_what_is_in_an_image_and_its_long_ranges_are_cut()
    {
        var last = ((Length + 4095) / 4096) - 1;
        using (var stream = File.Create(_path + ".bmap"))
        {
            new BlockMap(Length, [new MappedRange(0, 0, Digest(new ByteRange(0, 4096))), new MappedRange(1, last, Digest(new ByteRange(4096, Length - 4096)))]).Write(stream);
        }

        var image = CardImage.FromFile(_storage, _path);
        Assert.Equal(Length, image.MappedLength);
        Assert.Equal(6, image.Windows.Count);
        Assert.NotNull(image.DigestOf(0));
        Assert.Null(image.DigestOf(1));
        Read(image);
        Assert.All(image.Windows, window => Assert.True(image.IsKnown(window)));
        Change(3 * Window, 1);
        Assert.Throws<ImageChangedException>(() => Read(CardImage.FromFile(_storage, _path)));
    }

    [Fact]
    public void Bytes_that_are_not_what_the_manifest_says_are_noticed()
    {
        WriteManifest(Length, Window + 4096);
        Change(2 * Window, 1, 2, 3);
        var error = Assert.Throws<ImageChangedException>(() => Read(CardImage.FromFile(_storage, _path)));
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_is_replaced_meanwhile_is_noticed()
    {
        var image = CardImage.FromFile(_storage, _path);
        image.RequireUnchanged();
        File.SetLastWriteTimeUtc(_path, File.GetLastWriteTimeUtc(_path).AddSeconds(5));
        Assert.Throws<ImageChangedException>(image.RequireUnchanged);
        Assert.NotEqual(image.Fingerprint, CardImage.FromFile(_storage, _path).Fingerprint);
        File.Delete(_path);
        Assert.Throws<ImageChangedException>(image.RequireUnchanged);
        Assert.Throws<FileNotFoundException>(() => CardImage.FromFile(_storage, _path));
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    private void Read(CardImage image)
    {
        using var reader = new WindowReader(image);
        var memory = new byte[image.WindowSize];
        foreach (var window in image.Windows)
        {
            Array.Fill(memory, (byte)0xEE);
            reader.Read(window, memory);
            foreach (var run in image.Runs(window))
            {
                var expected = new byte[run.Length];
                _bytes.AsSpan((int)run.Offset, (int)Math.Min(run.Length, Length - run.Offset)).CopyTo(expected);
                Assert.True(memory.AsSpan((int)(run.Offset - window.Offset), (int)run.Length).SequenceEqual(expected));
            }
        }
    }

    private void Change(long offset, params byte[] bytes)
    {
        using var file = File.OpenHandle(_path, FileMode.Open, FileAccess.Write);
        RandomAccess.Write(file, bytes, offset);
        bytes.CopyTo(_bytes, offset);
    }

    private Sha256Digest Digest(ByteRange range) => Sha256Digest.Of(_bytes.AsSpan((int)range.Offset, (int)range.Length));

    private void WriteManifest(long size, long mapped) => File.WriteAllText(_path + ".manifest.json", $$"""
        {
          "format": "cardshop-image/1", "size": {{size}}, "mapped": {{mapped}}, "diskId": "5ba1ce00", "recipeSha256": "{{default(Sha256Digest)}}",
          "partitions": [],
          "files": [
            {"path": "/data/a", "size": 8192, "sha256": "{{default(Sha256Digest)}}", "extents": [[0, 8192]]},
            {"path": "/data/b", "size": 4096, "sha256": "{{default(Sha256Digest)}}", "extents": [[8192, 4096]]}
          ],
          "ranges": [
            {"offset": 0, "length": 4096, "sha256": "{{Digest(new ByteRange(0, 4096))}}"},
            {"offset": {{2 * Window}}, "length": {{Window}}, "sha256": "{{Digest(new ByteRange(2 * Window, Window))}}"}
          ]
        }
        """);
}
