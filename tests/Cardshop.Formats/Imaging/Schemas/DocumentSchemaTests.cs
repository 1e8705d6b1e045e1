using System.Text;
using System.Text.RegularExpressions;
using Cardshop.Formats.Hotspot;
using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Xunit;

namespace Cardshop.Formats.Imaging.Schemas;

/// <summary>What we write is what the schemas of the reference say, and so are the samples there.</summary>
public sealed partial class DocumentSchemaTests
{
    private static readonly ImageLock Lock = new(
        new LockedContent(new Uri("https://example.org/base.img.xz"), 7, Sha256Digest.Of("base"u8), DateTimeOffset.UnixEpoch.AddDays(20000)),
        [new LockedContent(new Uri("https://example.org/a.zim"), 9, Sha256Digest.Of("a"u8))],
        [
            new LockedImage("ghcr.io/offspot/kiwix-serve:3.8.1", 10240, Sha256Digest.Of("t"u8), Sha256Digest.Of("m"u8)),
            new LockedImage("portal", 10240, Sha256Digest.Of("t"u8)) { Source = Sha256Digest.Of("s"u8) },
        ]);

    [Fact]
    public void Locks_are_what_their_schema_says() =>
        Assert.Equal(["valid", "valid"], Validate("lock", [LockFile.ToJson(Lock), LockFile.ToJson(new ImageLock(Lock.Base, [], []))]));

    [Fact]
    public void Manifests_are_what_their_schema_says() => Assert.Equal(["valid", "valid"], Validate("manifest", [Manifest(whole: null), Manifest(Sha256Digest.Of("all"u8))]));

    [Theory]
    [InlineData("lock")]
    [InlineData("manifest")]
    public void The_sample_of_the_reference_is_what_the_schema_says(string document)
    {
        var samples = Sample().Matches(Checkout.Read($"docs/reference/{document}.md")).Select(sample => Encoding.UTF8.GetBytes(sample.Groups["json"].Value)).ToList();
        Assert.Equal(["valid"], Validate(document, samples));
    }

    [Theory]
    [InlineData("\"diskId\": \"5ba1ce00\"", "\"diskId\": \"0x5ba1ce00\"", "$.diskId")]
    [InlineData("cardshop-image/1", "cardshop-image/2", "$.format")]
    [InlineData("\"index\": 1", "\"index\": 5", "$.partitions[0].index")]
    [InlineData("\"recipeSha256\"", "\"recipe\"", "recipeSha256")]
    public void What_is_no_manifest_is_found(string from, string to, string expected)
    {
        var manifest = Encoding.UTF8.GetString(Manifest(whole: null));
        Assert.Contains(from, manifest, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Single(Validate("manifest", [Encoding.UTF8.GetBytes(manifest.Replace(from, to, StringComparison.Ordinal))])), StringComparison.Ordinal);
    }

    private static string[] Validate(string schema, IEnumerable<byte[]> documents) =>
        PythonPeer.Ask("Imaging/Schemas/document_schema.py", [Checkout.PathOf($"docs/reference/{schema}.schema.json")], documents.Select(PythonPeer.Base64));

    private static byte[] Manifest(Sha256Digest? whole)
    {
        var plan = new TestPlan(3, 1 << 20);
        using var output = new MemoryStream();
        var ranges = plan.Extents().Select(extent => new RangeDigest(new ByteRange(extent.Offset, extent.Length), Sha256Digest.Of("range"u8)));
        ManifestWriter.Write(output, plan, Sha256Digest.Of("recipe"u8), Lock, ranges, whole);
        return output.ToArray();
    }

    [GeneratedRegex(@"^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();
}
