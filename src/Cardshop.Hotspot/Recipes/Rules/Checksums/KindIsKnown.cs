using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Checksums;

/// <summary>A checksum is given as a digest or by a URL.</summary>
internal sealed class KindIsKnown : IRule<ChecksumDraft>
{
    public void Check(ChecksumDraft subject, ProblemList problems)
    {
        if (subject.Kind is { Value: not ("digest" or "url") } kind)
        {
            problems.Error(kind.At, $"there is no kind \"{kind.Value}\"", "write digest or url");
        }
    }
}
