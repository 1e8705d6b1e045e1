using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Primitives.Digests;

namespace Cardshop.Hotspot.Recipes.Rules.Checksums;

/// <summary>The algorithm is one that recipes may name.</summary>
internal sealed class AlgorithmIsKnown : IRule<ChecksumDraft>
{
    public void Check(ChecksumDraft subject, ProblemList problems)
    {
        if (subject is { Algorithm: null, AlgorithmName: { } name })
        {
            problems.Error(
                name.At,
                $"there is no algorithm \"{name.Value}\"",
                $"write one of {string.Join(", ", ChecksumAlgorithms.All.Select(ChecksumAlgorithms.ToName))}");
        }
    }
}
