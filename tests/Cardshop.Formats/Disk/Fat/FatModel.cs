using Cardshop.Disk.Fat;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

internal enum FatEditKind
{
    Write,
    Delete,
    CreateDirectory,
}

internal sealed record FatEdit(FatEditKind Kind, string Path, byte[] Content);

/// <summary>What a volume should hold after some edits, as simply as it can be said: names in their first case, found in any.</summary>
internal sealed class FatModel
{
    /// <summary>Paths by ordinal order; a directory holds null.</summary>
    public SortedDictionary<string, byte[]?> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes the edit here and there. Both must take it or refuse it, but only the volume knows when it is full.</summary>
    /// <returns>Whether it was made.</returns>
    public bool Apply(FatEdit edit, FatEditor editor)
    {
        try
        {
            Make(edit, editor);
        }
        catch (FatSpaceException)
        {
            return false;
        }
        catch (FatPathException)
        {
            Assert.False(IsPossible(edit), $"{edit.Kind} {edit.Path} was refused");
            return false;
        }

        Assert.True(IsPossible(edit), $"{edit.Kind} {edit.Path} was not refused");
        Make(edit);
        return true;
    }

    private static void Make(FatEdit edit, FatEditor editor)
    {
        switch (edit.Kind)
        {
            case FatEditKind.Write:
                editor.WriteFile(edit.Path, edit.Content, FatTree.Time);
                break;
            case FatEditKind.Delete:
                editor.Delete(edit.Path);
                break;
            default:
                editor.CreateDirectory(edit.Path, FatTree.Time);
                break;
        }
    }

    private static string Parent(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";

    private bool IsPossible(FatEdit edit)
    {
        var there = Files.TryGetValue(Named(edit.Path), out var content);
        return edit.Kind switch
        {
            FatEditKind.Write => IsDirectory(Parent(edit.Path)) && !(there && content is null),
            FatEditKind.Delete => there && !Files.Keys.Any(path => path.StartsWith($"{Named(edit.Path)}/", StringComparison.Ordinal)),
            _ => true,
        };
    }

    private void Make(FatEdit edit)
    {
        switch (edit.Kind)
        {
            case FatEditKind.Write:
                Files[Named(edit.Path)] = edit.Content;
                break;
            case FatEditKind.Delete:
                Files.Remove(Named(edit.Path));
                break;
            default:
                MakeDirectory(edit.Path);
                break;
        }
    }

    private void MakeDirectory(string path)
    {
        if (path.Length > 0 && !IsDirectory(path))
        {
            MakeDirectory(Parent(path));
            Files.Add(Named(path), null);
        }
    }

    private bool IsDirectory(string path) => path.Length == 0 || (Files.TryGetValue(Named(path), out var content) && content is null);

    /// <summary>The path in the case in which its parts were made.</summary>
    private string Named(string path)
    {
        if (path.Length == 0)
        {
            return "";
        }

        var parent = Named(Parent(path));
        var wanted = parent.Length == 0 ? path[(path.LastIndexOf('/') + 1)..] : $"{parent}/{path[(path.LastIndexOf('/') + 1)..]}";
        return Files.Keys.FirstOrDefault(known => string.Equals(known, wanted, StringComparison.OrdinalIgnoreCase)) ?? wanted;
    }
}
