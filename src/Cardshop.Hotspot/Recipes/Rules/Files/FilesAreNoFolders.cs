using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Values;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>Where one entry puts a file, no other needs a folder.</summary>
internal sealed class FilesAreNoFolders : IRule<IReadOnlyList<FileDraft>>
{
    public void Check(IReadOnlyList<FileDraft> subject, ProblemList problems)
    {
        var files = subject
            .Where(file => file is { Target: not null, IsArchive: false })
            .DistinctBy(file => file.Target, StringComparer.Ordinal)
            .ToDictionary(file => file.Target!, StringComparer.Ordinal);
        foreach (var entry in subject.Where(entry => entry.Target is not null))
        {
            var folders = TargetPath.FoldersAbove(entry.Target!).Concat(entry.IsArchive ? [entry.Target!] : []);
            if (folders.FirstOrDefault(files.ContainsKey) is { } folder)
            {
                var file = files[folder];
                problems.Error(
                    entry.To!.At,
                    $"this needs a folder {folder}, but {file.At.Path} on line {file.At.Node.At.Line} writes a file there",
                    "move one of them");
            }
        }
    }
}
