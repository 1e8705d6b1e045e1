using System.Text;

namespace Cardshop.Content.Archives.Members;

/// <summary>Checks what can be checked only when all members are known: what lies below what, and where symbolic links lead.</summary>
internal sealed class MemberReview(MemberTable members, ArchiveProblems problems)
{
    private readonly SymlinkResolver _links = new(members);

    public void Run()
    {
        ReadOnlySpan<byte> checkedFolder = default;
        for (var number = 0; number < members.Count; number++)
        {
            if (members[number].IsJunk || members.IsReplaced(number))
            {
                continue;
            }

            var path = members.PathOf(number);
            var folder = FolderOf(path);
            if (!folder.SequenceEqual(checkedFolder))
            {
                CheckFolders(path);
                checkedFolder = folder;
            }

            if (members[number].Kind == MemberKind.Symlink)
            {
                CheckLink(path, members.TargetOf(number));
            }
        }
    }

    private static ReadOnlySpan<byte> FolderOf(ReadOnlySpan<byte> path) => path[..Math.Max(0, path.LastIndexOf((byte)'/'))];

    private void CheckFolders(ReadOnlySpan<byte> path)
    {
        for (var folder = FolderOf(path); !folder.IsEmpty; folder = FolderOf(folder))
        {
            if (members.Find(folder) is { } above && members[above].Kind is var kind and not MemberKind.Directory)
            {
                var what = kind == MemberKind.Symlink ? "a symbolic link" : "a file";
                problems.Add($"{MemberName.Quote(path)} lies below {MemberName.Quote(folder)}, which is {what} and no folder.");
                return;
            }
        }
    }

    private void CheckLink(ReadOnlySpan<byte> path, ReadOnlySpan<byte> target)
    {
        if (_links.Leaves(Encoding.UTF8.GetString(path), Encoding.UTF8.GetString(target)))
        {
            problems.Add(
                $"{MemberName.Quote(path)} is a symbolic link to {MemberName.Quote(target)}, which leads out of the archive's folder.");
        }
    }
}
