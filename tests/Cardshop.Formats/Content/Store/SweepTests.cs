using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Content.Store;

public sealed class SweepTests : IDisposable
{
    private readonly SimulatedStorage _storage = new();
    private readonly ManualClock _clock = new();
    private readonly ContentStore _sweeper;

    public SweepTests() => _sweeper = new ContentStore(_storage, "/store", _clock);

    [Fact]
    public void A_blob_lasts_as_long_as_a_source_needs_it()
    {
        Sha256Digest wanted, unwanted;
        using (var store = NewStore())
        {
            wanted = store.Put(TestContent.Bytes(1000, seed: 1)).Digest;
            unwanted = store.Put(TestContent.Bytes(2000, seed: 2)).Digest;
            store.Record(new IndexEntry("https://example.org/a", wanted, 1000));
        }

        Assert.Equal(2000, _sweeper.Sweep());
        Assert.True(Has(wanted));
        Assert.False(Has(unwanted));
        _sweeper.Forget("https://example.org/a");
        Assert.Equal(1000, _sweeper.Sweep());
        Assert.False(Has(wanted));
    }

    [Fact]
    public void A_blob_lasts_as_long_as_a_store_that_handed_it_out_is_open()
    {
        using var builder = NewStore();
        var digest = builder.Put(TestContent.Bytes(1000)).Digest;
        Assert.Equal(0, _sweeper.Sweep());
        using var second = NewStore();
        Assert.NotNull(second.Find(digest));
        builder.Dispose();
        Assert.Equal(0, _sweeper.Sweep());
        second.Dispose();
        Assert.Equal(1000, _sweeper.Sweep());
    }

    [Fact]
    public void What_was_derived_lasts_as_long_as_what_it_was_derived_from_is_needed()
    {
        var layer = Sha256Digest.Of("a compressed layer that is not kept"u8);
        using (var store = NewStore())
        {
            var manifest = store.Put("{}"u8);
            store.RecordDerived("tar", layer, store.Put(TestContent.Bytes(1000)).Digest);
            store.Record(new IndexEntry("image:a", manifest.Digest, 2) { Parts = [layer] });
        }

        Assert.Equal(0, _sweeper.Sweep());
        _sweeper.Forget("image:a");
        Assert.Equal(1002, _sweeper.Sweep());
        using var after = NewStore();
        Assert.Null(after.FindDerived("tar", layer));
        Assert.Empty(_storage.List("/store/derived"));
        Assert.Empty(_storage.List("/store/stamps"));
    }

    [Fact]
    public void The_unfinished_blobs_of_a_killed_process_go()
    {
        using var dead = NewStore();
        var writer = dead.BeginBlob();
        writer.Write(TestContent.Bytes(1000));
        _sweeper.Sweep();
        Assert.Single(Parts());
        _storage.FailAt(_storage.Operations + 1, StorageFault.Kill);
        Assert.Throws<StorageCutException>(writer.Commit);
        _storage.Reboot();
        using var after = NewStore();
        after.Sweep();
        Assert.Empty(Parts());

        IEnumerable<string> Parts() => _storage.List("/store/sessions").Select(file => file.Name).Where(name => name.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public void A_download_that_nobody_goes_on_with_for_a_week_goes()
    {
        using (var store = NewStore())
        {
            using var partial = store.TryOpenPartial("https://example.org/a")!;
            partial.Begin(new PartialVersion(Validators.None, "\"tag\""));
            partial.Write(TestContent.Bytes(5 << 20));
            partial.Save();
        }

        _clock.Advance(_storage.Now.AddDays(6) - _clock.GetUtcNow());
        Assert.Equal(0, _sweeper.Sweep());
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.True(_sweeper.Sweep() >= 4 << 20);
        Assert.Empty(_storage.List("/store/partial"));
    }

    [Fact]
    public void Many_blobs_go_in_one_sweep()
    {
        using (var store = NewStore())
        {
            for (var i = 0; i < 100; i++)
            {
                store.Put([(byte)i, 0]);
            }
        }

        Assert.Equal(200, _sweeper.Sweep());
    }

    [Fact]
    public void Records_that_cannot_be_read_and_strange_files_go()
    {
        using (var store = NewStore())
        {
            store.Record(new IndexEntry("https://example.org/a", store.Put("a"u8).Digest, 1));
        }

        _storage.CreateDirectory("/store/cas/sha256/00");
        foreach (var path in new[] { "/store/index/x.json", "/store/derived/x.json", "/store/stamps/x.json", "/store/cas/sha256/00/strange" })
        {
            using var file = _storage.Open(path, StorageMode.New);
            file.Write(0, "{"u8);
        }

        _sweeper.Sweep();
        Assert.Single(_storage.List("/store/index"));
        Assert.Empty(_storage.List("/store/derived"));
        Assert.Empty(_storage.List("/store/cas/sha256/00"));
        Assert.Single(_storage.List("/store/stamps"));
        Assert.NotNull(_sweeper.Lookup("https://example.org/a"));
    }

    public void Dispose() => _sweeper.Dispose();

    private ContentStore NewStore() => new(_storage, "/store", _clock);

    private bool Has(Sha256Digest digest) => _storage.Find($"/store/cas/sha256/{digest.ToString()[..2]}/{digest}") is not null;
}
