using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>Two archives may go to one folder here; image-creator refuses that when both spell it alike.</summary>
internal sealed class ArchivesShareNoTarget : IRule<IReadOnlyList<FileDraft>>
{
    public void Check(IReadOnlyList<FileDraft> subject, ProblemList problems)
    {
        var archives = subject.Where(file => file is { IsArchive: true, To: not null });
        foreach (var group in archives.GroupBy(archive => archive.To!.Value, StringComparer.Ordinal))
        {
            foreach (var again in group.Skip(1))
            {
                problems.Notice(
                    again.To!.At,
                    $"another archive goes to {group.Key} too; image-creator refuses such a recipe",
                    "pack them together if image-creator is to read this");
            }
        }
    }
}
