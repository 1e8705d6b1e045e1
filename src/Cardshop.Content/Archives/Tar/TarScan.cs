using Cardshop.Content.Archives.Members;

namespace Cardshop.Content.Archives.Tar;

/// <summary>Reads a tar archive once, notes its members, and hashes their files.</summary>
/// <param name="input">The archive.</param>
/// <param name="place">Where the bytes of files lie.</param>
/// <param name="guard">Watches how the archive is compressed, if it is.</param>
/// <param name="budget">What the archive may grow to.</param>
/// <param name="register">Takes the members.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class TarScan(
    TarInput input,
    ContentPlace place,
    CompressionGuard? guard,
    ExpansionBudget budget,
    MemberRegister register,
    ArchiveProblems problems)
{
    /// <summary>Runs through all members.</summary>
    /// <returns>What people should know, a sentence each.</returns>
    public IEnumerable<string> Run()
    {
        var reader = new TarMemberReader(input, problems);
        while (reader.Next() is { } member)
        {
            budget.Spend(member.Length);
            if (Text(member, member.Name) is { } name && register.Accept(name, out var path))
            {
                guard?.Member = name;
                Take(member, name, path);
            }
        }

        input.Finish();
        return reader.HasEndMarker ? [] : ["It ends without an end marker: it may have been cut off."];
    }

    private static string? Refusal(TarMember member, string path) => member switch
    {
        { IsSparse: true } => "is a sparse member, which is not supported; make the archive without --sparse",
        { Type: TarType.Directory or TarType.DirectoryWithNames } => null,
        _ when path.Length == 0 => "is no folder and has no name",
        { Type: TarType.OldFile or TarType.File or TarType.ContiguousFile or TarType.HardLink or TarType.Symlink } => null,
        { Type: TarType.CharacterDevice or TarType.BlockDevice } => "is a device, which does not go onto images",
        { Type: TarType.Fifo } => "is a named pipe, which does not go onto images",
        { Type: TarType.Continuation } => "is a part of a file that begins in another archive",
        _ => $"is of the unknown type {MemberName.Quote([(byte)member.Type])}",
    };

    private void Take(TarMember member, string name, string path)
    {
        if (Refusal(member, path) is { } refusal)
        {
            register.Refuse(name, refusal);
            return;
        }

        switch (member.Type)
        {
            // Without a path it is the folder that the archive goes to, which is not the archive's to change.
            case TarType.Directory or TarType.DirectoryWithNames when path.Length == 0:
                break;
            case TarType.Directory or TarType.DirectoryWithNames:
                register.AddDirectory(path, member.Mode, member.Modified);
                break;
            case TarType.Symlink when Text(member, member.LinkName) is { } target:
                register.AddSymlink(path, member.Modified, target);
                break;
            case TarType.HardLink when Text(member, member.LinkName) is { } original:
                register.AddHardLink(path, member.Mode, member.Modified, original);
                break;
            case TarType.OldFile or TarType.File or TarType.ContiguousFile:
                var offset = input.Position;
                var digest = input.Hash(member.Length);
                register.AddFile(path, member.Mode, member.Modified, place, new MemberContent(offset, member.Length, digest));
                break;
        }
    }

    /// <summary>A name as text; null when it is none, which is then noted.</summary>
    private string? Text(TarMember member, byte[] bytes)
    {
        var text = MemberName.Decode(bytes);
        if (text is null)
        {
            problems.Add(
                $"{MemberName.Quote(member.Name)} has a name or a target that is not UTF-8; "
                + "make the archive anew on a system that uses UTF-8.");
        }

        return text;
    }
}
