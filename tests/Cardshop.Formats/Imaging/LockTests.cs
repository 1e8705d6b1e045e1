using System.Text;
using System.Text.Json;
using Cardshop.Imaging.Locks;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

public sealed class LockTests
{
    [Fact]
    public void A_lock_reads_back_what_was_written()
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var value = new ImageLock(
            new LockedContent(new Uri("file:///srv/base.img"), 7, Sha256Digest.Of("base"u8), DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000)),
            [new LockedContent(new Uri("https://example.org/a.zim"), 9, Sha256Digest.Of("a"u8), null)],
            [new LockedImage("kiwix/kiwix-serve", 10240, Sha256Digest.Of("t"u8))]);
        LockFile.Write(storage, folder["image.lock"], value);
        Assert.Equivalent(value, LockFile.TryRead(storage, folder["image.lock"]), strict: true);
        Assert.Null(LockFile.TryRead(storage, folder["none.lock"]));
        Assert.Equal([folder["image.lock"]], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("", "not a lock file")]
    [InlineData("{}", "not a lock file")]
    [InlineData("""{"format":"cardshop-lock/2","base":{"url":"http://a/","size":1,"sha256":"00"},"files":[],"images":[]}""", "not a lock file")]
    public void What_is_no_lock_is_refused_with_the_way_out(string text, string expected)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var error = Assert.Throws<LockFormatException>(() => LockFile.TryRead(storage, folder.Write("image.lock", text)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("--update-lock", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"url\":\"http://a/b\"", "\"url\":\"b\"", "b is not a URL")]
    [InlineData("\"size\":1", "\"size\":-1", "http://a/b is not a URL with a size")]
    [InlineData("\"images\":[]", "\"images\":[null]", "not an image")]
    [InlineData("\"files\":[]", "\"files\":[null]", "null is not a URL")]
    [InlineData("\"images\":[]", "\"images\":[{\"ident\":\"\",\"size\":1,\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}]", "not an image")]
    public void An_entry_that_makes_no_sense_is_refused(string find, string replace, string expected)
    {
        const string Good = """{"format":"cardshop-lock/1","base":{"url":"http://a/b","size":1,"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},"files":[],"images":[]}""";
        LockFile.Parse(Encoding.UTF8.GetBytes(Good));
        var error = Assert.Throws<LockFormatException>(() => LockFile.Parse(Encoding.UTF8.GetBytes(Good.Replace(find, replace, StringComparison.Ordinal))));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_locks_are_refused_or_read_but_never_escape()
    {
        const string lockText = """
            {"format":"cardshop-lock/1","base":{"url":"http://a/b","size":1,"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","modified":"2026-03-11T08:00:00Z"},
            "files":[{"url":"http://a/c","size":2,"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],"images":[{"ident":"kiwix","size":3,"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}
            """;
        new Fuzzer([Encoding.UTF8.GetBytes(lockText)]).Run(
            input =>
            {
                var value = LockFile.Parse(input);
                _ = value.Find(new Uri("http://a/none"));
                _ = value.FindImage("none");
                Assert.Equivalent(value, LockFile.Parse(LockFile.ToJson(value)), strict: true);
            },
            error => error is LockFormatException or JsonException);
    }
}
