using Cardshop.Content.Archives.Members;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Archives.Zip;

/// <summary>Reads a zip archive once, notes its members, and hashes and unpacks their files.</summary>
/// <param name="archive">The archive.</param>
/// <param name="unpacked">Takes what comes out of compressed files.</param>
/// <param name="limits">What the archive may grow to.</param>
/// <param name="register">Takes the members.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class ZipScan(
    ByteSource archive,
    UnpackedContent unpacked,
    ExpansionLimits limits,
    MemberRegister register,
    ArchiveProblems problems)
{
    private const int FileMode = 0b110_100_100;
    private const int DirectoryMode = 0b111_101_101;
    private const int AllRead = 0b100_100_100;
    private const int AllReadAndEnter = 0b101_101_101;
    private const int PermissionBits = 0b111_111_111;

    /// <summary>Runs through all members.</summary>
    public void Run(IProgress<long>? progress, CancellationToken cancellation)
    {
        var directory = ZipDirectory.Open(archive, problems);
        var regions = Survey(directory, cancellation);
        using var unpacker = new ZipUnpacker(archive, unpacked, cancellation);
        foreach (var entry in directory.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Name is not { } name)
            {
                problems.Add($"{MemberName.Quote(entry.RawName)} has a name that is said to be UTF-8 and is not; make the archive anew.");
            }
            else if (register.Accept(name, out var path))
            {
                Take(entry, name, path, regions, unpacker);
            }

            progress?.Report(Math.Clamp(entry.HeaderOffset + entry.CompressedLength, 0, archive.Length));
        }
    }

    // Other programs write modes that nobody chose, such as 0600; the reference ignores them, and what it makes can be read by all.
    private static int Mode(ZipEntry entry, int usual, int atLeast) =>
        (entry.UnixMode & PermissionBits) is var mode and not 0 ? mode | atLeast : usual;

    /// <summary>Adds up what the directory announces, before anything is unpacked.</summary>
    private ZipRegions Survey(ZipDirectory directory, CancellationToken cancellation)
    {
        var budget = new ExpansionBudget(limits, problems);
        var starts = new List<long>();
        foreach (var entry in directory.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            budget.Spend(Math.Max(0, entry.Length));
            starts.Add(entry.HeaderOffset);
        }

        return new ZipRegions(starts, directory.Start);
    }

    private void Take(ZipEntry entry, string name, string path, ZipRegions regions, ZipUnpacker unpacker)
    {
        if (entry.IsDirectory)
        {
            // Without a path it is the folder that the archive goes to, which is not the archive's to change.
            if (path.Length > 0)
            {
                register.AddDirectory(path, Mode(entry, DirectoryMode, AllReadAndEnter), entry.Modified);
            }

            return;
        }

        var offset = entry.IsPossible ? ZipLocalHeader.FindData(archive, entry) : null;
        if (Refusal(entry, path, offset, regions) is { } refusal)
        {
            register.Refuse(name, refusal);
        }
        else if (entry.FileType == ZipFileType.Symlink)
        {
            TakeSymlink(entry, name, path, unpacker.ReadAll(entry, offset!.Value));
        }
        else if (JunkNames.Cover(path))
        {
            register.AddFile(path, FileMode, entry.Modified, default, default);
        }
        else if (unpacker.Unpack(entry, offset!.Value) is { } content)
        {
            register.AddFile(path, Mode(entry, FileMode, AllRead), entry.Modified, ZipUnpacker.PlaceOf(entry), content);
        }
        else
        {
            register.Refuse(name, "is damaged; get the archive anew");
        }
    }

    private void TakeSymlink(ZipEntry entry, string name, string path, byte[]? target)
    {
        if (target is not null && MemberName.Decode(target) is { } text)
        {
            register.AddSymlink(path, entry.Modified, text);
        }
        else
        {
            register.Refuse(name, "is a symbolic link that is damaged; get the archive anew");
        }
    }

    private string? Refusal(ZipEntry entry, string path, long? offset, ZipRegions regions) => entry switch
    {
        _ when path.Length == 0 => "is no folder and has no name",
        { FileType: not (ZipFileType.Unknown or ZipFileType.Regular or ZipFileType.Symlink) } =>
            "is neither a file nor a folder nor a link",
        { IsEncrypted: true } => "is encrypted, which is not supported",
        _ when !ZipUnpacker.Supports(entry.Method) =>
            $"is compressed in a way that is not supported ({entry.Method}); make the archive with zip",
        _ when offset is null => "is not where the directory says; get the archive anew",
        _ when !regions.IsAlone(entry.HeaderOffset, offset.Value, entry.CompressedLength) =>
            "shares its bytes with something else; that is no honest archive",
        _ when limits.AreExceededBy(entry.Length, entry.CompressedLength) =>
            $"is compressed more than {limits.HighestRatio} times; that is no honest archive",
        { FileType: ZipFileType.Symlink, Length: > MemberPath.LongestPath } =>
            $"is a symbolic link of {entry.Length} bytes, which no file system takes",
        _ => null,
    };
}
