using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Content;
using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Store;

/// <summary>Damaged records count as missing, and never as more than that.</summary>
public sealed class RecordFuzzTests
{
    private static readonly Validators Known = new() { EntityTag = "\"a\"", LastModified = DateTimeOffset.UnixEpoch, RemoteDigest = "SHA-256=abc", Length = 5 };

    [Fact]
    public void Index_entries()
    {
        var entry = new IndexEntry("https://example.org/a", Sha256Digest.Of("a"u8), 5)
        {
            Parts = [Sha256Digest.Of("b"u8), Sha256Digest.Of("c"u8)],
            Validators = Known,
            Checksums = [new Checksum(ChecksumAlgorithm.Adler32, "00620062"), new Checksum(ChecksumAlgorithm.Md5, "0cc175b9c0f1b6a831c399e269772661")],
            Added = DateTimeOffset.UnixEpoch,
            Uses = 3,
        };
        Run(StoreJson.Default.IndexEntry, entry, entry with { Parts = [], Checksums = [], Validators = Validators.None });
    }

    [Fact]
    public void Partial_downloads() =>
        Run(StoreJson.Default.PartialRecord, new PartialRecord("https://example.org/a", new PartialVersion(Known, "\"a\""), 4096));

    [Fact]
    public void Derived_blobs() =>
        Run(StoreJson.Default.DerivedRecord, new DerivedRecord("tar", Sha256Digest.Of("a"u8), Sha256Digest.Of("b"u8)));

    [Fact]
    public void Stamps_of_blobs() => Run(StoreJson.Default.BlobStamp, new BlobStamp(5, DateTimeOffset.UnixEpoch));

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"source\":null,\"digest\":null,\"length\":null}")]
    [InlineData("{\"source\":\"a\",\"digest\":\"00\",\"length\":1}")]
    [InlineData("{\"source\":\"a\",\"length\":1}")]
    [InlineData("{\"source\":\"a\",\"digest\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"length\":1,\"parts\":null}")]
    [InlineData("{\"source\":\"a\",\"digest\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"length\":1,\"parts\":[null]}")]
    [InlineData("{\"source\":\"a\",\"digest\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"length\":1,\"checksums\":[null]}")]
    [InlineData("{\"source\":\"a\",\"digest\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"length\":1,\"validators\":null}")]
    public void An_entry_that_lacks_something_is_none(string json) =>
        Assert.Null(RecordFolder<IndexEntry>.Parse(Encoding.UTF8.GetBytes(json), StoreJson.Default.IndexEntry));

    private static void Run<T>(JsonTypeInfo<T> type, params T[] corpus)
        where T : class
    {
        var inputs = corpus.Select(record => JsonSerializer.SerializeToUtf8Bytes(record, type)).ToArray();
        Assert.All(inputs, input => Assert.NotNull(RecordFolder<T>.Parse(input, type)));
        new Fuzzer(inputs).Run(
            input =>
            {
                if (RecordFolder<T>.Parse(input, type) is { } record)
                {
                    // What was read can be written, and reads as the same.
                    var json = JsonSerializer.SerializeToUtf8Bytes(record, type);
                    Assert.Equal(json, JsonSerializer.SerializeToUtf8Bytes(RecordFolder<T>.Parse(json, type)!, type));
                }
            },
            isRefusal: _ => false);
    }
}
