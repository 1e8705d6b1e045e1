using System.Runtime.Versioning;
using Cardshop.Content.Archives;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

[SupportedOSPlatform("linux")]
public sealed class TarPeerTests : IDisposable
{
    private readonly ExpansionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("gnu")]
    [InlineData("oldgnu")]
    [InlineData("posix")]
    public void What_GNU_tar_packs_expands_to_what_it_unpacks(string format)
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var tree = _bench.Folder[$"{seed}"];
            new RandomTree(new Random(seed), tree).Make(60);
            var archive = _bench.Folder[$"{seed}.tar"];
            Tool.Run("tar", $"--format={format}", "-C", tree, "-cf", archive, ".");
            Compare(ArchiveKind.Tar, archive);
        }
    }

    [Theory]
    [InlineData("ustar", 90)]
    [InlineData("v7", 20)]
    public void What_old_formats_can_hold_expands_to_what_GNU_tar_unpacks(string format, int nameLength)
    {
        var tree = _bench.Folder["tree"];
        _bench.Folder.Write("tree/folder/file", "content");
        _bench.Folder.Write("tree/folder/empty", "");
        _bench.Folder.Write("tree/" + new string('d', 60) + "/" + new string('f', nameLength), new byte[5000]);
        File.CreateSymbolicLink(Path.Join(tree, "link"), "folder/file");
        Tool.Run("ln", Path.Join(tree, "folder/file"), Path.Join(tree, "other"));
        Tool.Run("tar", $"--format={format}", "-C", tree, "-cf", _bench.Folder["a.tar"], ".");
        Compare(ArchiveKind.Tar, _bench.Folder["a.tar"]);
    }

    [Theory]
    [InlineData(ArchiveKind.GzTar, "--gzip")]
    [InlineData(ArchiveKind.BzTar, "--bzip2")]
    [InlineData(ArchiveKind.XzTar, "--xz")]
    public void Compressed_archives_expand_alike(ArchiveKind kind, string option)
    {
        var tree = _bench.Folder["tree"];
        new RandomTree(new Random(7), tree).Make(80);
        Tool.Run("tar", option, "-C", tree, "-cf", _bench.Folder["archive"], ".");
        Compare(kind, _bench.Folder["archive"]);
    }

    [Theory]
    [InlineData("USTAR_FORMAT")]
    [InlineData("GNU_FORMAT")]
    [InlineData("PAX_FORMAT")]
    public void What_Python_packs_expands_to_what_GNU_tar_unpacks(string format)
    {
        _bench.Folder.Write("tree/folder/file", "content");
        _bench.Folder.Write("tree/café/" + new string('f', 90), new byte[700]);
        Tool.Run("ln", _bench.Folder["tree/folder/file"], _bench.Folder["tree/other"]);
        Tool.Run(
            "python3",
            "-c",
            $"""
             import tarfile
             with tarfile.open('{_bench.Folder["a.tar"]}', 'w', format=tarfile.{format}) as archive:
                 archive.add('{_bench.Folder["tree"]}', 'top')
             """);
        Compare(ArchiveKind.Tar, _bench.Folder["a.tar"]);
    }

    [Fact]
    public void Fractions_of_seconds_in_pax_attributes_are_kept()
    {
        _bench.Folder.Write("tree/file", "content");
        Tool.Run("touch", "-d", "2001-02-03 04:05:06.789012300Z", _bench.Folder["tree/file"]);
        Tool.Run("tar", "--format=posix", "-C", _bench.Folder["tree"], "-cf", _bench.Folder["a.tar"], "file");
        var member = Assert.Single(_bench.ExpandFile(ArchiveKind.Tar, _bench.Folder["a.tar"]).Members);
        Assert.Equal(new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero).AddTicks(7_890_123), member.Modified);
    }

    [Fact]
    public void A_volume_name_is_passed_over()
    {
        _bench.Folder.Write("tree/file", "content");
        Tool.Run("tar", "--label=some tape", "-C", _bench.Folder["tree"], "-cf", _bench.Folder["a.tar"], "file");
        Compare(ArchiveKind.Tar, _bench.Folder["a.tar"]);
    }

    [Fact]
    public void An_incremental_archive_expands_to_its_files()
    {
        _bench.Folder.Write("tree/folder/file", "content");
        var list = $"--listed-incremental={_bench.Folder["list"]}";
        Tool.Run("tar", list, "-C", _bench.Folder["tree"], "-cf", _bench.Folder["a.tar"], "folder");
        Compare(ArchiveKind.Tar, _bench.Folder["a.tar"]);
    }

    private void Compare(ArchiveKind kind, string archive)
    {
        var unpacked = archive + ".unpacked";
        Directory.CreateDirectory(unpacked);
        Tool.Run("tar", "--no-same-owner", "-C", unpacked, "-xf", archive);
        Assert.Equal(TreeEntry.OfFolder(unpacked), TreeEntry.OfArchive(_bench.ExpandFile(kind, archive)));
        Assert.Equal(TreeEntry.OfFolder(unpacked), TreeEntry.OfArchive(_bench.ExpandFile(kind, archive)));
    }
}
