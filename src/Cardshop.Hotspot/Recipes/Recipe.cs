using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes;

/// <summary>All that one hotspot image is made of (<c>image.yaml</c>, see docs/reference/recipe.md).</summary>
public sealed record Recipe
{
    /// <summary>The image to start from.</summary>
    public required BaseSpec Base { get; init; }

    /// <summary>The image to make.</summary>
    public OutputSpec Output { get; init; } = new();

    /// <summary>The container images to put on it, in the recipe's order.</summary>
    public IReadOnlyList<OciImageSpec> OciImages { get; init; } = [];

    /// <summary>
    /// The files to put on it, in the recipe's order. When <see cref="WriteConfig"/> is set the last one is the recipe itself.
    /// </summary>
    public IReadOnlyList<FileSpec> Files { get; init; } = [];

    /// <summary>Whether the recipe goes on the image, as <see cref="FileSpec.RecipeCopy"/>.</summary>
    public bool WriteConfig { get; init; }

    /// <summary>
    /// What the hotspot configures itself with at its first boot; goes to the boot partition, see <see cref="OffspotYaml"/>.
    /// </summary>
    public YamlMapping Offspot { get; init; } = YamlMapping.Empty;
}
