using Cardshop.Content.Archives;
using Cardshop.Primitives.Digests;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

/// <summary>Something in a tree of files, as far as two trees are compared.</summary>
internal sealed record TreeEntry(string Path, MemberKind Kind, UnixFileMode Mode, DateTime? Modified, Sha256Digest Content, string? Target)
{
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF;

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>What lies below a folder, hard links as files, by order of the paths.</summary>
    public static List<TreeEntry> OfFolder(string root) =>
        [.. Sorted(new DirectoryInfo(root).EnumerateFileSystemInfos("*", Everything)
            .Select(info => Of(System.IO.Path.GetRelativePath(root, info.FullName), info)))];

    /// <summary>What an archive expands to. Every file is read, and its digest checked.</summary>
    public static List<TreeEntry> OfArchive(ExpandedArchive archive) => [.. Sorted(archive.Members.Select(Of))];

    private static IOrderedEnumerable<TreeEntry> Sorted(IEnumerable<TreeEntry> entries) =>
        entries.OrderBy(entry => entry.Path, StringComparer.Ordinal);

    private static TreeEntry Of(string path, FileSystemInfo info)
    {
        var kind = info.LinkTarget is not null ? MemberKind.Symlink : info is DirectoryInfo ? MemberKind.Directory : MemberKind.File;
        return new TreeEntry(
            path,
            kind,
            kind == MemberKind.Symlink ? Permissions : info.UnixFileMode & Permissions,
            ToSeconds(info.LastWriteTimeUtc),
            kind == MemberKind.File ? Sha256Digest.Of(File.ReadAllBytes(info.FullName)) : default,
            info.LinkTarget);
    }

    private static TreeEntry Of(ArchiveMember member)
    {
        var isFile = member.Kind is MemberKind.File or MemberKind.HardLink;
        Assert.Equal(isFile ? Sha256Digest.Of(member.Content.ReadAll()) : default, member.Digest);
        return new TreeEntry(
            member.Path,
            isFile ? MemberKind.File : member.Kind,
            (UnixFileMode)member.Mode,
            ToSeconds(member.Modified.UtcDateTime),
            member.Digest,
            member.Kind == MemberKind.Symlink ? member.LinkTarget : null);
    }

    // Not all formats keep fractions.
    private static DateTime ToSeconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
