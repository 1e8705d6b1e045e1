using Cardshop.Content.Archives;
using Cardshop.Formats.Primitives.Tar;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

public sealed class JunkTests : IDisposable
{
    private static readonly string[] Junk =
    [
        "notes.txt~", ".fuse_hidden0001", ".directory", ".Trash-1000", ".nfs0001",
        ".DS_Store", ".AppleDouble", ".LSOverride", "._file", ".DocumentRevisions-V100", ".fseventsd", ".Spotlight-V100",
        ".TemporaryItems", ".Trashes", ".VolumeIcon.icns", ".com.apple.timemachine.donotpresent", ".AppleDB", ".AppleDesktop",
        "Network Trash Folder", ".apdisk", "photo.icloud", "__MACOSX",
        "Thumbs.db", "Thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "bash.exe.stackdump", "desktop.ini", "Desktop.ini",
        "$RECYCLE.BIN", "shortcut.lnk",
    ];

    private static readonly string[] Good =
    [
        "~notes", ".fuse", ".Trash", ".nf", "_.file", ".ds_store", "thumbs.db", "DESKTOP.INI", "x.lnk.txt", "MACOSX", "__macosx",
        ".icloud.txt", "directory",
    ];

    private readonly ExpansionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(ArchiveKind.Tar)]
    [InlineData(ArchiveKind.Zip)]
    public void Files_and_folders_that_are_junk_are_left_out_with_what_is_in_them(ArchiveKind kind)
    {
        string[] paths =
        [
            .. Junk,
            .. Junk.Select(name => $"folder/{name}"),
            .. Junk.Select(name => $"{name}-folder/good"),
            .. Junk.Select(name => $"a/{name}/b/c"),
            .. Good,
        ];
        var expanded = _bench.Expand(kind, Archive(kind, paths.Distinct(StringComparer.Ordinal)));
        var expected = paths.Where(path => !path.Split('/').Any(IsJunk)).ToList();
        Assert.Equal(expected, expanded.Members.Select(member => member.Path));
        var count = paths.Length - expected.Count;
        Assert.Equal(
            [$"{count} members, the first of them \"notes.txt~\", are what operating systems leave behind, and are left out."],
            expanded.Notices);
    }

    [Fact]
    public void A_single_one_is_told_of_in_the_singular() => Assert.Equal(
        ["\"a/.DS_Store\" is what an operating system leaves behind, and is left out."],
        _bench.Expand(ArchiveKind.Zip, Archive(ArchiveKind.Zip, ["a/.DS_Store", "b"])).Notices);

    [Fact]
    public void Junk_is_held_to_the_rules_of_paths() => Assert.Equal(
        ["\"../.DS_Store\" has a path with \"..\" in it."],
        _bench.Problems(ArchiveKind.Tar, Archive(ArchiveKind.Tar, ["../.DS_Store"])));

    // The patterns of the reference, as its own matching of them would do.
    private static bool IsJunk(string name) =>
        Junk.Contains(name, StringComparer.Ordinal)
        || name.StartsWith(".fuse_hidden", StringComparison.Ordinal) || name.StartsWith(".Trash-", StringComparison.Ordinal)
        || name.StartsWith(".nfs", StringComparison.Ordinal) || name.StartsWith("._", StringComparison.Ordinal);

    private static byte[] Archive(ArchiveKind kind, IEnumerable<string> paths)
    {
        var (tar, zip) = (new TarBuilder(), new ZipBuilder());
        foreach (var path in paths)
        {
            tar.File(path);
            zip.File(path);
        }

        return kind == ArchiveKind.Tar ? tar.Build() : zip.Build();
    }
}
