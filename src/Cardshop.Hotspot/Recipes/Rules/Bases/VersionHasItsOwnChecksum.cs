using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Bases;

/// <summary>A published version is checked against its published checksum, not against the recipe's.</summary>
internal sealed class VersionHasItsOwnChecksum : IRule<BaseDraft>
{
    public void Check(BaseDraft subject, ProblemList problems)
    {
        if (subject is { Version: { } version, Checksum: { } checksum })
        {
            problems.Notice(
                checksum.At,
                $"version {version.Version} has a published checksum, so this one is passed over",
                "remove it, or name the base by its URL");
        }
    }
}
