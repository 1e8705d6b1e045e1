using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Bases;

/// <summary>Nothing follows the version of the base: image-creator passes over it in silence.</summary>
internal sealed class VersionIsWhole : IRule<BaseDraft>
{
    public void Check(BaseDraft subject, ProblemList problems)
    {
        if (subject.Version is { Rest.Length: > 0 } version)
        {
            problems.Notice(
                subject.Source!.At,
                $"this is read as version {version.Version}; \"{version.Rest}\" is passed over",
                $"write {version.Version}");
        }
    }
}
