using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>No two files go to one path, however it is spelled.</summary>
internal sealed class TargetsDiffer : IRule<IReadOnlyList<FileDraft>>
{
    public void Check(IReadOnlyList<FileDraft> subject, ProblemList problems)
    {
        var files = subject.Where(file => file is { Target: not null, IsArchive: false });
        foreach (var group in files.GroupBy(file => file.Target!, StringComparer.Ordinal))
        {
            var first = group.First();
            foreach (var again in group.Skip(1))
            {
                problems.Error(
                    again.To!.At,
                    $"{group.Key} is what {first.At.Path} on line {first.At.Node.At.Line} writes already",
                    "give one of them another path");
            }
        }
    }
}
