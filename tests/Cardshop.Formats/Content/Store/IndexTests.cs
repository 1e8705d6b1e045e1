using Cardshop.Content;
using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Content.Store;

public sealed class IndexTests : IDisposable
{
    private const string Source = "https://example.org/wiki.zim";

    private readonly SimulatedStorage _storage = new();
    private readonly ManualClock _clock = new();
    private readonly ContentStore _store;

    public IndexTests() => _store = new ContentStore(_storage, "/store", _clock);

    [Fact]
    public void What_was_recorded_is_looked_up_by_another_store_with_all_it_had()
    {
        var entry = new IndexEntry(Source, Sha256Digest.Of("a"u8), 1)
        {
            Parts = [Sha256Digest.Of("b"u8)],
            Validators = new Validators { EntityTag = "\"tag\"", LastModified = _clock.GetUtcNow(), RemoteDigest = "sha-256=abc", Length = 1 },
            Checksums = [new Checksum(ChecksumAlgorithm.Md5, "0CC175B9C0F1B6A831C399E269772661")],
        };
        var recorded = _store.Record(entry);
        using var other = new ContentStore(_storage, "/store", _clock);
        Assert.Equivalent(recorded, other.Lookup(Source), strict: true);
        Assert.Equal(_clock.GetUtcNow(), recorded.Added);
        Assert.Equal(1, recorded.Uses);
    }

    [Fact]
    public void Checking_and_using_a_source_is_counted()
    {
        var start = _clock.GetUtcNow();
        _store.Record(new IndexEntry(Source, Sha256Digest.Of("a"u8), 1));
        _clock.Advance(TimeSpan.FromDays(1));
        _store.Record(new IndexEntry(Source, Sha256Digest.Of("a"u8), 1));
        _clock.Advance(TimeSpan.FromDays(1));
        _store.Use(Source);
        var entry = _store.Lookup(Source)!;
        Assert.Equal((start, start.AddDays(1), start.AddDays(2), 3), (entry.Added, entry.LastChecked, entry.LastUsed, entry.Uses));
    }

    [Fact]
    public void New_content_of_a_source_starts_anew()
    {
        _store.Record(new IndexEntry(Source, Sha256Digest.Of("a"u8), 1));
        _clock.Advance(TimeSpan.FromDays(1));
        var entry = _store.Record(new IndexEntry(Source, Sha256Digest.Of("b"u8), 1));
        Assert.Equal((_clock.GetUtcNow(), 1), (entry.Added, entry.Uses));
    }

    [Fact]
    public void A_forgotten_source_is_unknown()
    {
        _store.Record(new IndexEntry(Source, Sha256Digest.Of("a"u8), 1));
        _store.Forget(Source);
        Assert.Null(_store.Lookup(Source));
        Assert.Empty(_store.Sources());
    }

    [Fact]
    public void The_room_of_a_source_is_that_of_its_content_its_parts_and_what_was_derived_from_them()
    {
        var layer = _store.Put(TestContent.Bytes(1000));
        var tar = _store.Put(TestContent.Bytes(3000));
        var map = _store.Put(TestContent.Bytes(50));
        _store.RecordDerived("tar", layer.Digest, tar.Digest);
        _store.RecordDerived("holes-1", tar.Digest, map.Digest);
        var manifest = _store.Put("{}"u8);
        _store.Record(new IndexEntry("image:ghcr.io/a/b:1", manifest.Digest, 2) { Parts = [layer.Digest, Sha256Digest.Of("gone"u8)] });
        var source = Assert.Single(_store.Sources());
        Assert.True(source.Entry.IsImage);
        Assert.Equal(2 + 1000 + 3000 + 50, source.StoredBytes);
        Assert.Equal(map, _store.FindDerived("holes-1", tar.Digest), (a, b) => a!.Digest == b!.Digest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("Tar")]
    public void A_kind_that_is_no_name_is_refused(string kind) =>
        Assert.Throws<ArgumentException>(() => _store.FindDerived(kind, Sha256Digest.Of("a"u8)));

    public void Dispose() => _store.Dispose();
}
