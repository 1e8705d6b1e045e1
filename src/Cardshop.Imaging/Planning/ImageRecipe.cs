using Cardshop.Hotspot.Recipes;
using Cardshop.Oci.References;

namespace Cardshop.Imaging.Planning;

/// <summary>Recipes as text, container images named in them included.</summary>
public static class ImageRecipe
{
    /// <summary>Reads a recipe, with every problem that it has.</summary>
    /// <param name="bytes">Its text.</param>
    /// <param name="name">What it is called in messages.</param>
    public static RecipeReading Read(byte[] bytes, string name) =>
        RecipeReader.Read(bytes, name, ident => ImageReference.TryParse(ident, out _, out var problem) ? null : problem);
}
