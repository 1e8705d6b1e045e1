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

    [Fact]
    public void Damaged_locks_are_refused_or_read_but_never_escape()
    {
        const string lockText = """
            {"format":"cardshop-lock/1","base":{"url":"http://a/b","size":1,"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","modified":"2026-03-11T08:00:00Z"},
            "files":[{"url":"http://a/c","size":2,"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],"images":[]}
            """;
        new Fuzzer([Encoding.UTF8.GetBytes(lockText)]).Run(input => LockFile.Parse(input), error => error is LockFormatException or JsonException);
    }
}
