using Cardshop.Content.Caching;
using Cardshop.Content.Store;
using Cardshop.Formats.Content.Store;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Content.Caching;

public sealed class CacheTests
{
    private readonly SimulatedStorage _storage = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public void Pruning_removes_what_the_policy_does_not_keep_but_nothing_in_use()
    {
        using var builder = NewStore();
        using (var store = NewStore())
        {
            foreach (var name in new[] { "a", "b", "c" })
            {
                store.Record(new IndexEntry($"https://example.org/{name}", store.Put(TestContent.Bytes(1000, seed: name[0])).Digest, 1000));
                _clock.Advance(TimeSpan.FromDays(1));
            }

            Assert.NotNull(builder.Find(store.Lookup("https://example.org/a")!.Digest));
        }

        using var pruner = NewStore();
        var result = new Cache(pruner, PolicyFileTests.Read("max_num: 1"), _clock).Prune();
        Assert.Equal(["https://example.org/b", "https://example.org/c"], result.Evictions.Select(eviction => eviction.Source.Entry.Source));
        Assert.Equal(2000, result.FreedBytes);
        Assert.Equal(["https://example.org/a"], pruner.Sources().Select(source => source.Entry.Source));
    }

    [Fact]
    public void Showing_says_when_checks_are_due_and_what_will_go()
    {
        using (var store = NewStore())
        {
            store.Record(new IndexEntry("https://example.org/a", store.Put(TestContent.Bytes(1000)).Digest, 1000));
            store.Record(new IndexEntry("image:a:1", store.Put("{}"u8).Digest, 2));
        }

        using var shower = NewStore();
        var shown = new Cache(shower, PolicyFileTests.Read("{check_after: 9999y, files: {check_after: 2d, max_size: 10}}"), _clock).Show();
        Assert.Equal(["https://example.org/a", "image:a:1"], shown.Select(line => line.Source.Entry.Source));
        Assert.Equal([_clock.GetUtcNow().AddDays(2), DateTimeOffset.MaxValue], shown.Select(line => line.CheckDue));
        Assert.StartsWith("files.max_size:", shown[0].Eviction!.Reason, StringComparison.Ordinal);
        Assert.Null(shown[1].Eviction);
        Assert.Equal(2, shower.Sources().Count);
    }

    private ContentStore NewStore() => new(_storage, "/store", _clock);
}
