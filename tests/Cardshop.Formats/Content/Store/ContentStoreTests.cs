using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Store;

public sealed class ContentStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData((9 << 20) + 12_345)]
    public void A_blob_is_found_under_the_digest_of_what_was_written(int length)
    {
        using var store = NewStore();
        var content = TestContent.Bytes(length);
        using var writer = store.BeginBlob();
        foreach (var piece in content.Chunk(100_000))
        {
            writer.Write(piece);
        }

        Assert.Equal(length, writer.Length);
        var blob = writer.Commit();
        Assert.Equal(Sha256Digest.Of(content), blob.Digest);
        Assert.Equal(_folder[$"store/cas/sha256/{blob.Digest.ToString()[..2]}/{blob.Digest}"], blob.Path);
        Assert.Equal(content, store.Find(blob.Digest)!.Content.ReadAll());
        Assert.Equal($"{blob.Digest}  {blob.Path}\n", Tool.Run("sha256sum", blob.Path));
    }

    [Fact]
    public void A_stream_is_copied_to_its_end()
    {
        using var store = NewStore();
        using var writer = store.BeginBlob();
        var content = TestContent.Bytes(3_000_000);
        writer.CopyFrom(new MemoryStream(content), TestContext.Current.CancellationToken);
        Assert.Equal(Sha256Digest.Of(content), writer.Commit().Digest);
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        using var store = NewStore();
        Assert.Null(store.Find(Sha256Digest.Of("nothing"u8)));
        Assert.Null(store.Lookup("https://example.org/"));
        Assert.Null(store.FindDerived("tar", Sha256Digest.Of("nothing"u8)));
        Assert.Empty(store.Sources());
    }

    [Fact]
    public void An_abandoned_blob_leaves_no_trace()
    {
        using var store = NewStore();
        using (var writer = store.BeginBlob())
        {
            writer.Write(TestContent.Bytes(5_000_000));
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Path, "*.part", SearchOption.AllDirectories), _ => true);
        Assert.Empty(Directory.EnumerateFiles(_folder["store/cas"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_same_content_is_kept_once()
    {
        using var store = NewStore();
        using var other = NewStore();
        var first = store.Put(TestContent.Bytes(1000));
        var second = other.Put(TestContent.Bytes(1000));
        Assert.Equal(first.Path, second.Path);
        Assert.Single(Directory.EnumerateFiles(_folder["store/cas"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_blob_whose_file_was_only_touched_is_found_again()
    {
        using var store = NewStore();
        var blob = store.Put(TestContent.Bytes(1000));
        File.SetLastWriteTimeUtc(blob.Path, DateTime.UnixEpoch);
        Assert.NotNull(store.Find(blob.Digest));
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    public void A_blob_whose_file_was_changed_is_dropped_and_can_be_put_again(int length)
    {
        using var store = NewStore();
        var content = TestContent.Bytes(1000);
        var blob = store.Put(content);
        File.WriteAllBytes(blob.Path, new byte[length]);
        Assert.Null(store.Find(blob.Digest));
        Assert.False(File.Exists(blob.Path));
        Assert.Equal(content, store.Put(content).Content.ReadAll());
    }

    [Fact]
    public void An_unchanged_blob_is_not_hashed_again()
    {
        using var store = NewStore();
        var blob = store.Put(TestContent.Bytes(1000));
        var written = File.GetLastWriteTimeUtc(blob.Path);
        File.WriteAllBytes(blob.Path, new byte[1000]);
        File.SetLastWriteTimeUtc(blob.Path, written);
        Assert.NotNull(store.Find(blob.Digest));
    }

    [Fact]
    public void A_store_in_a_place_that_cannot_be_written_says_which()
    {
        using var store = new ContentStore(_storage, _folder.Write("file", "") + "/store", TimeProvider.System);
        var error = Assert.ThrowsAny<IOException>(() => store.BeginBlob());
        Assert.Contains(_folder["file"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_stores_may_put_and_find_the_same_blobs_at_once()
    {
        var contents = Enumerable.Range(1, 20).Select(n => TestContent.Bytes(n * 10_000)).ToList();
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), TestContext.Current.CancellationToken, (seed, _) =>
        {
            using var store = NewStore();
            var order = contents.ToArray();
            new Random(seed).Shuffle(order);
            foreach (var content in order)
            {
                Assert.Equal(content, store.Put(content).Content.ReadAll());
                store.Sweep();
            }

            return ValueTask.CompletedTask;
        });
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    private ContentStore NewStore() => new(_storage, _folder["store"], TimeProvider.System);
}
