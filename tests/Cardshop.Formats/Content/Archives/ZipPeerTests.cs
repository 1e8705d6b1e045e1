using System.Runtime.Versioning;
using System.Text;
using Cardshop.Content.Archives;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

[SupportedOSPlatform("linux")]
public sealed class ZipPeerTests : IDisposable
{
    private const UnixFileMode AllRead = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode AllEnter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly ExpansionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("-9")]
    [InlineData("-0")]
    [InlineData("--compression-method=bzip2")]
    public void What_Info_ZIP_packs_expands_to_what_it_unpacks(string option)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var archive = Pack($"{seed}", seed, "-r", "-y", "-q", option);
            Compare(archive);
        }
    }

    [Fact]
    public void An_archive_that_was_written_to_a_pipe_expands_alike()
    {
        var tree = _bench.Folder["tree"];
        new RandomTree(new Random(5), tree) { HasControlCharacters = false, HasLinks = false }.Make(40);
        Tool.Run("sh", "-c", $"cd {tree} && zip -r -q - . | cat > ../a.zip");
        Compare(_bench.Folder["a.zip"]);
    }

    [Fact]
    public void A_zip64_archive_expands_alike() => Compare(Pack("tree", 6, "-r", "-y", "-q", "--force-zip64"));

    [Fact]
    public void What_stands_before_an_archive_does_not_matter()
    {
        var archive = Pack("tree", 7, "-r", "-y", "-q", "-9");
        File.WriteAllBytes(archive, [.. "#!/bin/sh\n# a program that unpacks itself\n"u8, .. File.ReadAllBytes(archive)]);
        Compare(archive, "-q");
    }

    [Fact]
    public void A_comment_at_the_end_does_not_matter()
    {
        var archive = Pack("tree", 8, "-r", "-q", "-9");
        Tool.Run("sh", "-c", $"echo 'PK a comment' | zip -q -z {archive}");
        Compare(archive);
    }

    [Theory]
    [InlineData("ZIP_STORED")]
    [InlineData("ZIP_DEFLATED")]
    [InlineData("ZIP_BZIP2")]
    public void What_Python_packs_expands_to_what_Python_unpacks(string method)
    {
        var tree = _bench.Folder["tree"];
        new RandomTree(new Random(9), tree) { HasLinks = false }.Make(60);
        var (archive, unpacked) = (_bench.Folder["a.zip"], _bench.Folder["unpacked"]);
        Python(
            $"""
             import os, zipfile
             with zipfile.ZipFile({Quoted(archive)}, 'w', zipfile.{method}) as archive:
                 for folder, folders, files in os.walk({Quoted(tree)}):
                     for name in folders + files:
                         path = os.path.join(folder, name)
                         archive.write(path, os.path.relpath(path, {Quoted(tree)}))
             zipfile.ZipFile({Quoted(archive)}).extractall({Quoted(unpacked)})
             """);

        // Python restores neither modes nor times.
        Assert.Equal(
            TreeEntry.OfFolder(unpacked).Select(entry => (entry.Path, entry.Kind, entry.Content)),
            TreeEntry.OfArchive(_bench.ExpandFile(ArchiveKind.Zip, archive)).Select(entry => (entry.Path, entry.Kind, entry.Content)));
    }

    [Fact]
    public void Names_in_code_page_437_are_read_as_Python_reads_them()
    {
        var archive = _bench.Folder["a.zip"];
        var names = Python(
            $"""
             import zipfile
             names = [bytes([b]) * 6 for b in range(128, 256)]
             with zipfile.ZipFile({Quoted(archive)}, 'w') as archive:
                 for number in range(len(names)):
                     archive.writestr('name%02x' % (number + 128), 'content')
             data = open({Quoted(archive)}, 'rb').read()
             for number, name in enumerate(names):
                 data = data.replace(b'name%02x' % (number + 128), name)
             open({Quoted(archive)}, 'wb').write(data)
             print('\n'.join(name.encode('utf-8').hex() for name in zipfile.ZipFile({Quoted(archive)}).namelist()))
             """);
        var paths = _bench.ExpandFile(ArchiveKind.Zip, archive).Members.Select(member => member.Path);
        Assert.Equal(names.TrimEnd().Split('\n'), paths.Select(path => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(path))));
    }

    [Fact]
    public void What_Python_writes_with_a_mode_that_nobody_chose_can_be_read_by_all()
    {
        var archive = _bench.Folder["a.zip"];
        Python($"import zipfile; zipfile.ZipFile({Quoted(archive)}, 'w').writestr('file', 'content')");
        var member = Assert.Single(_bench.ExpandFile(ArchiveKind.Zip, archive).Members);
        Assert.Equal(AllRead | UnixFileMode.UserWrite, (UnixFileMode)member.Mode);
    }

    [Fact]
    public void Stored_files_are_ranges_of_the_archive()
    {
        _bench.Folder.Write("tree/file", new byte[100_000]);
        Tool.Run("sh", "-c", $"cd {_bench.Folder["tree"]} && zip -q -0 ../a.zip file");
        Assert.Single(_bench.ExpandFile(ArchiveKind.Zip, _bench.Folder["a.zip"]).Members);

        // All that is kept is the index.
        var blob = Assert.Single(Directory.EnumerateFiles(_bench.Folder["store/cas"], "*", SearchOption.AllDirectories));
        Assert.InRange(new FileInfo(blob).Length, 1, 1000);
    }

    private static string Quoted(string path) => $"'{path}'";

    private static string Python(string script) => Tool.Run("python3", "-c", script);

    private static TreeEntry AsTheReferenceLeavesIt(TreeEntry entry) => entry with
    {
        Mode = entry.Kind switch
        {
            MemberKind.File => entry.Mode | AllRead,
            MemberKind.Directory => entry.Mode | AllRead | AllEnter | UnixFileMode.UserWrite,
            _ => entry.Mode,
        },

        // Info-ZIP does not restore the times of links.
        Modified = entry.Kind == MemberKind.Symlink ? null : entry.Modified,
    };

    private string Pack(string name, int seed, params IEnumerable<string> options)
    {
        var tree = _bench.Folder[name];
        new RandomTree(new Random(seed), tree) { HasControlCharacters = false }.Make(50);
        Tool.Run("sh", "-c", $"cd {tree} && zip {string.Join(' ', options)} {tree}.zip .");
        return tree + ".zip";
    }

    private void Compare(string archive, params IEnumerable<string> options)
    {
        var unpacked = archive + ".unpacked";
        _ = Tool.Try("unzip", ["-q", .. options, archive, "-d", unpacked]);
        var expected = TreeEntry.OfFolder(unpacked).Select(AsTheReferenceLeavesIt).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, TreeEntry.OfArchive(_bench.ExpandFile(ArchiveKind.Zip, archive)).Select(AsTheReferenceLeavesIt));
        Assert.Equal(expected, TreeEntry.OfArchive(_bench.ExpandFile(ArchiveKind.Zip, archive)).Select(AsTheReferenceLeavesIt));
    }
}
