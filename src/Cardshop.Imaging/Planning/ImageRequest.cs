using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Inputs;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Planning;

/// <summary>An image that is wanted.</summary>
/// <param name="Recipe">What it is to be.</param>
/// <param name="RecipeDigest">SHA-256 of the recipe's text.</param>
/// <param name="Inputs">How what it is made of is had.</param>
public sealed record ImageRequest(Recipe Recipe, Sha256Digest RecipeDigest, InputSettings Inputs)
{
    /// <summary>How large it may become; null for no limit but that of partition tables.</summary>
    public ByteSize? LargestSize { get; init; }
}
