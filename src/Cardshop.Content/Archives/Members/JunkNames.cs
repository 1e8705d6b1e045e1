using System.Collections.Frozen;

namespace Cardshop.Content.Archives.Members;

/// <summary>
/// What operating systems leave lying in folders, which nobody meant to put into an archive: the names that image-creator removes.
/// </summary>
internal static class JunkNames
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            // Linux
            ".directory",

            // macOS
            ".DS_Store", ".AppleDouble", ".LSOverride", ".DocumentRevisions-V100", ".fseventsd", ".Spotlight-V100", ".TemporaryItems",
            ".Trashes", ".VolumeIcon.icns", ".com.apple.timemachine.donotpresent", ".AppleDB", ".AppleDesktop", "Network Trash Folder",
            ".apdisk", "__MACOSX",

            // Windows
            "Thumbs.db", "Thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "Desktop.ini", "$RECYCLE.BIN",
        ]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly string[] Prefixes = [".fuse_hidden", ".Trash-", ".nfs", "._"];
    private static readonly string[] Suffixes = ["~", ".icloud", ".stackdump", ".lnk"];

    /// <summary>Whether a path is junk, or lies in a folder that is.</summary>
    public static bool Cover(string path)
    {
        foreach (var range in path.AsSpan().Split('/'))
        {
            if (Contain(path.AsSpan(range)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contain(ReadOnlySpan<char> name)
    {
        if (Lookup.Contains(name))
        {
            return true;
        }

        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var suffix in Suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
