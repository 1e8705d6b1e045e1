using System.Text;
using System.Text.RegularExpressions;
using Cardshop.Formats.Hotspot;
using Cardshop.Imaging.Locks;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>The locks we write are what the schema of the reference says, and so is the sample there.</summary>
public sealed partial class LockSchemaTests
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
        Assert.Equal(["valid", "valid"], Validate(LockFile.ToJson(Lock), LockFile.ToJson(new ImageLock(Lock.Base, [], []))));

    [Fact]
    public void The_sample_of_the_reference_is_what_the_schema_says_and_is_read()
    {
        var sample = Encoding.UTF8.GetBytes(Assert.Single(Sample().Matches(Checkout.Read("docs/reference/lock.md"))).Groups["json"].Value);
        Assert.Equal(["valid"], Validate(sample));
        Assert.Equal("ghcr.io/offspot/kiwix-serve:3.8.1", Assert.Single(LockFile.Parse(sample).Images).Ident);
    }

    [Theory]
    [InlineData("cardshop-lock/1", "cardshop-lock/2", "$.format")]
    [InlineData("\"size\": 9", "\"size\": -9", "$.files[0].size")]
    [InlineData("\"ident\": \"portal\"", "\"name\": \"portal\"", "ident")]
    public void What_is_no_lock_is_found(string from, string to, string expected)
    {
        var text = Encoding.UTF8.GetString(LockFile.ToJson(Lock));
        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Single(Validate(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)))), StringComparison.Ordinal);
    }

    private static string[] Validate(params IEnumerable<byte[]> locks) =>
        PythonPeer.Ask("Imaging/manifest_schema.py", [Checkout.PathOf("docs/reference/lock.schema.json")], locks.Select(PythonPeer.Base64));

    [GeneratedRegex(@"^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();
}
