using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Values;

namespace Cardshop.Hotspot.Recipes.Rules.Bases;

/// <summary>The source of the base is a published version or a URL.</summary>
internal sealed class BaseSourceIsUsable : IRule<BaseDraft>
{
    public void Check(BaseDraft subject, ProblemList problems)
    {
        if (subject is { Source: { } source, Version: null } && !SourceUrl.TryParse(source.Value, out _, out var problem, out var fix))
        {
            problems.Error(source.At, problem, $"name a version, like 1.4.2, or {fix}");
        }
    }
}
