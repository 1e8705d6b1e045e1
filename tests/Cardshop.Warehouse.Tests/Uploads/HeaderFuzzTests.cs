using System.Text;
using Cardshop.TestKit;
using Cardshop.Warehouse.Downloads;
using Cardshop.Warehouse.Folders;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Uploads;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Cardshop.Warehouse.Tests.Uploads;

/// <summary>What comes over the network may be anything.</summary>
public sealed class HeaderFuzzTests
{
    private static readonly string Sha256 = WarehouseServer.Base64(new string('a', 64));
    private static readonly string Digest = Convert.ToBase64String(new byte[32]);

    [Fact]
    public void Metadata_is_understood_or_refused() => Run(
        ["name aQ==", $"name aQ==,sha256 {Sha256},stored MTAw", "filename YS9i,is_confidential", "name Li4vYQ==", ""],
        text =>
        {
            if (UploadMetadata.TryParse(text, out var metadata))
            {
                _ = ObjectName.TryParse(metadata.Name, out _);
                Assert.False(metadata.StoredBytes < 0);
            }
        });

    [Fact]
    public void Checksums_and_digests_are_understood_or_refused() => Run(
        [$"sha256 {Digest}", $"sha-256=:{Digest}:", $"sha-512=:AA==:, sha-256=:{Digest}:", "sha1 AAAA", "sha256 AAAA"],
        text =>
        {
            var headers = new HeaderDictionary { [TusHeaders.Checksum] = text, [TusHeaders.ReprDigest] = text, [TusHeaders.Offset] = text };
            _ = TusHeaders.TryReadChecksum(headers, out _);
            _ = TusHeaders.TryReadReprDigest(headers, out _);
            Assert.False(TusHeaders.Bytes(headers, TusHeaders.Offset) < 0);
        });

    [Fact]
    public void Ranges_are_within_the_object_and_never_more_than_it() => Run(
        ["bytes=0-499", "bytes=-500", "bytes=9500-", "bytes=0-0,-1", "bytes=500-600,601-999,0-1", "bytes=5-4", "bytes=0-18446744073709551615"],
        text =>
        {
            if (RangeSet.Of(text, 10_000) is RangeSet.Parts parts)
            {
                Assert.NotEmpty(parts.Ranges);
                Assert.All(parts.Ranges, range => Assert.True(range is { Offset: >= 0, Length: > 0, End: <= 10_000 }));
                Assert.True(parts.Ranges.Sum(range => range.Length) <= 10_000);
            }
        });

    [Fact]
    public void Names_never_lead_out_of_the_folder() => Run(
        ["kiwix/1/hotspot.img", "../a", "a/./b", "a//b", "%2e%2e/a", "a\\..\\b", ".a"],
        text =>
        {
            if (ObjectName.TryParse(text, out var name))
            {
                var path = Path.GetFullPath(new FolderLayout("/warehouse").Object(name));
                Assert.Equal("/warehouse/objects/" + text, path);
            }
        });

    [Fact]
    public void Grants_and_links_that_were_changed_are_void()
    {
        var storage = new TestKit.Storage.SimulatedStorage();
        var clock = new ManualClock();
        var ring = new KeyRing(storage, "/keys", clock);
        var grants = new Grants(ring, clock);
        var links = new SignedLinks(ring, clock);
        var name = ObjectName.Parse("kiwix/a.img");
        var token = grants.Issue(new Grant(name, 100, clock.GetUtcNow().AddDays(1)));
        var query = links.Sign(name, clock.GetUtcNow().AddDays(1));
        Run(
            [token, query],
            text =>
            {
                var grant = grants.Read(text);
                Assert.True(grant is null || IsSameToken(token, text), text);
                var parts = text.Split('=', '&');
                var check = parts.Length == 6 ? links.Check(name, parts[1], parts[3], parts[5]) : LinkCheck.Invalid;
                Assert.True(check == LinkCheck.Invalid || IsSameToken(Values(query), Values(text)), text);
            });
    }

    [Fact]
    public void Frames_are_understood_or_refused()
    {
        byte[][] corpus = [[0, 0, 0, 0, 0, 0, 0, 5], [0x80, 0, 0, 0, 0, 0x10, 0, 0], [0, 0, 0], []];
        new Fuzzer(corpus).Run(
            bytes =>
            {
                using var body = new MemoryStream(bytes);
                if (SparseBody.ReadHeadAsync(body, CancellationToken.None).AsTask().GetAwaiter().GetResult() is { } head)
                {
                    Assert.True(head.Count > 0);
                }
            },
            error => error is InvalidDataException);
    }

    [Fact]
    public void Marks_of_uploads_are_good_or_not_taken()
    {
        var storage = new TestKit.Storage.SimulatedStorage();
        storage.CreateDirectory("/w");
        UploadMarkFile.Create(storage, "/w/good", DateTimeOffset.UnixEpoch);
        var good = new byte[8192];
        storage.Read("/w/good", 0, good);
        new Fuzzer([good]).Run(
            bytes =>
            {
                using (var file = storage.Open("/w/mark", Primitives.Storage.StorageMode.Replace))
                {
                    file.Write(0, bytes);
                }

                using var marks = UploadMarkFile.Open(storage, "/w/mark", out var mark);
                Assert.True(mark is null || mark is { Offset: >= 0, StoredBytes: >= 0 });
            },
            _ => false);
    }

    private static string Values(string query)
    {
        var parts = query.Split('=', '&');
        return $"{parts[1]}&{parts[3]}&{parts[5]}";
    }

    /// <summary>Base64 leaves some bits of the last digit unused, so a few texts stand for the same signature.</summary>
    private static bool IsSameToken(string expected, string actual) => expected.Length == actual.Length && expected[..^1].Equals(actual[..^1], StringComparison.Ordinal);

    private static void Run(string[] corpus, Action<string> parse) =>
        new Fuzzer([.. corpus.Select(Encoding.Latin1.GetBytes)]).Run(bytes => parse(Encoding.Latin1.GetString(bytes)), error => false);
}
