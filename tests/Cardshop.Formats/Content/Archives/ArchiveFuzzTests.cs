using Cardshop.Content.Archives;
using Cardshop.Content.Store;
using Cardshop.Formats.Primitives.Tar;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

public sealed class ArchiveFuzzTests : IDisposable
{
    private const int InputsPerStore = 100;

    /// <summary>What fits in a block is written without threads of its own, which would take most of the time.</summary>
    private const int LargestUnpacked = 64 << 10;

    private static readonly ExpansionLimits Limits = new() { Room = 8 << 20 };

    private readonly TempFolder _folder = new();
    private ContentStore? _store;
    private int _inputs;

    public void Dispose()
    {
        _store?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_damaged_tar_archive_is_expanded_or_refused()
    {
        byte[][] corpus =
        [
            new TarBuilder().File("a").Directory("b").Symlink("b/c", "../a").HardLink("d", "a").File("a", "more").Build(),
            new TarBuilder()
                .Pax(("path", "long"), ("mtime", "12.5"), ("size", "7")).File("x")
                .Pax(("linkpath", "long")).Symlink("y", "z")
                .Build(),
            new TarBuilder()
                .Member("l", 'L', "folder/long name\0"u8.ToArray()).Member("k", 'K', "target\0"u8.ToArray()).Symlink("s", "t")
                .Build(),
            new TarBuilder()
                .Member("g", 'g', "20 mtime=1000000000\n"u8.ToArray()).Member("s", 'S', new byte[100]).Member("q", 'q').File("z")
                .Build(),
            Pack("tar --format=gnu -cf - tree"),
            Pack("tar --format=posix -cf - tree"),
            Pack("tar --format=v7 -cf - tree"),
        ];
        new Fuzzer(corpus).Run(
            input =>
            {
                // A header with a wrong checksum is not looked at any further: half of them get a right one.
                Expand(ArchiveKind.Tar, _inputs % 2 == 0 ? TarChecksums.Right(input) : input);
            },
            error => error is ArchiveException);
    }

    [Fact]
    public void A_damaged_compressed_archive_is_expanded_or_refused() => new Fuzzer([Pack("tar -czf - tree")])
        .Run(input => Expand(ArchiveKind.GzTar, input), error => error is ArchiveException);

    [Fact]
    public void A_damaged_zip_archive_is_expanded_or_refused()
    {
        byte[][] corpus =
        [
            new ZipBuilder().File("a").Directory("b/").Symlink("b/c", "../a").File("a", "more").Build(),
            new ZipBuilder()
                .Member(new ZipMember("s") { Method = 0 })
                .Member(new ZipMember("d") { Extra = [0x55, 0x54, 5, 0, 1, 0, 0, 0, 0] })
                .Build(),
            Pack("cd tree && zip -q -r -y - ."),
            Pack("cd tree && zip -q -r --force-zip64 ../a.zip . && cat ../a.zip"),
            Pack("cd tree && zip -q -r --compression-method=bzip2 ../b.zip . && cat ../b.zip"),
        ];
        new Fuzzer(corpus).Run(input => Expand(ArchiveKind.Zip, input), error => error is ArchiveException);
    }

    private void Expand(ArchiveKind kind, byte[] archive)
    {
        if (_inputs++ % InputsPerStore == 0)
        {
            _store?.Dispose();
            _store = new ContentStore(new SimulatedStorage(), "/store", TimeProvider.System) { BlockSize = LargestUnpacked };
        }

        var source = new ArchiveSource("archive", kind, new MemorySource(archive), Sha256Digest.Of(archive));
        var expanded = new ArchiveExpansion(_store!).Expand(source, Limits);
        foreach (var member in expanded.Members)
        {
            var isFile = member.Kind is MemberKind.File or MemberKind.HardLink;
            Assert.Equal(isFile ? Sha256Digest.Of(member.Content.ReadAll()) : default, member.Digest);
            Assert.DoesNotContain(member.Path.Split('/'), part => part is "" or "." or "..");
        }
    }

    /// <summary>What a command writes that packs a small tree.</summary>
    private byte[] Pack(string command)
    {
        _folder.Write("tree/folder/file", "some content");
        _folder.Write("tree/other", new byte[700]);
        _folder.Write("tree/" + new string('n', 90), "");
        Tool.Run("sh", "-c", $"cd {_folder.Path} && {command} > {_folder["packed"]}");
        return File.ReadAllBytes(_folder["packed"]);
    }
}
