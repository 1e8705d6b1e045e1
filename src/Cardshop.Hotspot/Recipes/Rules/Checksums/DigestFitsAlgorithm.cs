using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Primitives.Digests;

namespace Cardshop.Hotspot.Recipes.Rules.Checksums;

/// <summary>A digest has as many hexadecimal digits as its algorithm makes; no download could match another one.</summary>
internal sealed class DigestFitsAlgorithm : IRule<ChecksumDraft>
{
    public void Check(ChecksumDraft subject, ProblemList problems)
    {
        if (subject is not { IsDigest: true, Value: { } value, Algorithm: { } algorithm })
        {
            return;
        }

        var digits = 2 * algorithm.Size();
        if (value.Value.Length != digits || !value.Value.All(char.IsAsciiHexDigit))
        {
            problems.Error(
                value.At,
                $"{algorithm.ToName()} makes {digits} hexadecimal digits, not \"{value.At.Written()}\" ({value.Value.Length} characters)",
                "copy the whole digest");
        }
    }
}
