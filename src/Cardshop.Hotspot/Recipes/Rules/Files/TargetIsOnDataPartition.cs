using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Values;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>A file goes below <c>/data</c>; an archive may go to <c>/data</c> itself.</summary>
internal sealed class TargetIsOnDataPartition : IRule<FileDraft>
{
    public void Check(FileDraft subject, ProblemList problems)
    {
        if (subject.To is not { } to)
        {
            return;
        }

        if (TargetPath.Normalise(to.Value) is not { } path)
        {
            problems.Error(to.At, $"\"{to.Value}\" is not an absolute path", $"write {TargetPath.Normalise("/data/" + to.Value)}");
        }
        else if (subject.Target is null)
        {
            problems.Error(to.At, $"{path} is not in /data", "only the data partition takes files; write a path below /data");
        }
        else if (path is TargetPath.Data && !subject.IsArchive)
        {
            problems.Error(to.At, "/data is a folder", "add the name of the file");
        }
    }
}
