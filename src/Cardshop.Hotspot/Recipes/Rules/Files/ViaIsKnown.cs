using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary><c>via</c> is one of the ways that there are.</summary>
internal sealed class ViaIsKnown : IRule<FileDraft>
{
    public void Check(FileDraft subject, ProblemList problems)
    {
        if (subject is { Via: null, ViaName: { } via })
        {
            problems.Error(via.At, $"there is no via \"{via.Value}\"", $"write one of {string.Join(", ", Vias.Names)}");
        }
    }
}
