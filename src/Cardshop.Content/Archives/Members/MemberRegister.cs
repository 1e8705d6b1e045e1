using System.Text;

namespace Cardshop.Content.Archives.Members;

/// <summary>Takes the members of an archive in its order, and holds each to the rules.</summary>
internal sealed class MemberRegister(ArchiveProblems problems)
{
    private const int PermissionBits = 0b111_111_111;
    private const int OwnerReads = 0b100_000_000;
    private const int OwnerDoesAll = 0b111_000_000;

    /// <summary>What was taken so far.</summary>
    public MemberTable Members { get; } = new();

    /// <summary>Members that are left out.</summary>
    public MemberTally Junk { get; } = new();

    /// <summary>Members that a later one replaces.</summary>
    public MemberTally Replaced { get; } = new();

    /// <summary>Looks at the path of a member.</summary>
    /// <param name="name">The path as the archive has it.</param>
    /// <param name="path">The path as it will be; empty for the folder that the archive itself goes to.</param>
    /// <returns>Whether it is one that can be taken; if not, a problem was noted.</returns>
    public bool Accept(string name, out string path)
    {
        if (MemberPath.Normalise(name, out path) is not { } problem)
        {
            return true;
        }

        Refuse(name, problem);
        return false;
    }

    /// <summary>Notes that a member cannot be taken.</summary>
    /// <param name="name">Its path.</param>
    /// <param name="problem">What is wrong with it, to be put behind its name.</param>
    public void Refuse(string name, string problem) => problems.Add($"{MemberName.Quote(name)} {problem}.");

    /// <summary>Takes a folder.</summary>
    public void AddDirectory(string path, int mode, DateTime modified) =>
        Add(path, new MemberRecord { Kind = MemberKind.Directory, Mode = Permissions(mode, OwnerDoesAll), Modified = modified });

    /// <summary>Takes a file.</summary>
    public void AddFile(string path, int mode, DateTime modified, ContentPlace place, MemberContent content) =>
        Add(path, new MemberRecord
        {
            Kind = MemberKind.File,
            Mode = Permissions(mode, OwnerReads),
            Modified = modified,
            Place = place,
            Content = content,
            Original = Members.Count,
        });

    /// <summary>Takes a symbolic link.</summary>
    public void AddSymlink(string path, DateTime modified, string target)
    {
        if (target.Length == 0 || target.Contains('\0') || Encoding.UTF8.GetByteCount(target) > MemberPath.LongestPath)
        {
            Refuse(path, $"is a symbolic link to {MemberName.Quote(target)}, which is no path that a file system takes");
            return;
        }

        Add(path, new MemberRecord { Kind = MemberKind.Symlink, Mode = PermissionBits, Modified = modified }, target);
    }

    /// <summary>Takes another name of <paramref name="original"/>, the path of an earlier file as the archive has it.</summary>
    public void AddHardLink(string path, int mode, DateTime modified, string original)
    {
        if (Find(original) is not { } number)
        {
            Refuse(path, $"is a hard link to {MemberName.Quote(original)}, which is no member before it");
            return;
        }

        switch (Members[number])
        {
            case { Kind: MemberKind.Directory }:
                Refuse(path, $"is a hard link to {MemberName.Quote(original)}, which is a folder");
                break;
            case { Kind: MemberKind.Symlink }:
                AddSymlink(path, modified, Encoding.UTF8.GetString(Members.TargetOf(number)));
                break;
            case var file:
                Add(path, file with { Kind = MemberKind.HardLink, Mode = Permissions(mode, OwnerReads), Modified = modified });
                break;
        }
    }

    private int? Find(string name) =>
        MemberPath.Normalise(name, out var path) is null ? Members.Find(Encoding.UTF8.GetBytes(path)) : null;

    // Set-id bits go: what was somebody's own becomes root's.
    private static ushort Permissions(int mode, int atLeast) => (ushort)((mode & PermissionBits) | atLeast);

    private void Add(string path, MemberRecord record, string target = "")
    {
        var isJunk = JunkNames.Cover(path);
        var before = Members.Add(record with { IsJunk = isJunk }, Encoding.UTF8.GetBytes(path), Encoding.UTF8.GetBytes(target));
        if (isJunk)
        {
            Junk.Count(path);
        }
        else if (before is { } number)
        {
            Replace(path, Members[number].Kind == MemberKind.Directory, record.Kind == MemberKind.Directory);
        }
    }

    private void Replace(string path, bool wasDirectory, bool isDirectory)
    {
        if (wasDirectory != isDirectory)
        {
            Refuse(path, "is both a folder and something else");
        }
        else if (!isDirectory)
        {
            // A folder that comes twice is what an archive looks like that files were added to: nothing is lost.
            Replaced.Count(path);
        }
    }
}
