using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Values;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>The URL of a file can be read.</summary>
internal sealed class FileUrlIsUsable : IRule<FileDraft>
{
    public void Check(FileDraft subject, ProblemList problems)
    {
        if (subject.Url is { } url && !subject.IsInline && !SourceUrl.TryParse(url.Value, out _, out var problem, out var fix))
        {
            problems.Error(url.At, problem, fix);
        }
    }
}
