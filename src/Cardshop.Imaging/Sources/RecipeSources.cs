using Cardshop.Hotspot.Recipes;

namespace Cardshop.Imaging.Sources;

/// <summary>All that a recipe has fetched.</summary>
public static class RecipeSources
{
    /// <summary>In the order of the recipe; checksums that are published somewhere are among them.</summary>
    public static IEnumerable<RecipeSource> Of(Recipe recipe)
    {
        yield return Source("base.source", recipe.Base.Source);
        if (recipe.Base.PublishedMd5 is { } published)
        {
            yield return Source("base.source", published);
        }

        if (OfChecksum("base.checksum", recipe.Base.Checksum) is { } baseChecksum)
        {
            yield return baseChecksum;
        }

        for (var i = 0; i < recipe.OciImages.Count; i++)
        {
            var image = recipe.OciImages[i];
            yield return image.Url is { } url ? Source($"oci_images[{i}].url", url) : new RecipeSource($"oci_images[{i}].ident", image.Ident, null);
        }

        for (var i = 0; i < recipe.Files.Count; i++)
        {
            var file = recipe.Files[i];
            if (file.Url is { } url)
            {
                yield return Source($"files[{i}].url", url);
            }

            if (OfChecksum($"files[{i}].checksum", file.Checksum) is { } checksum)
            {
                yield return checksum;
            }
        }
    }

    private static RecipeSource Source(string field, Uri uri) => new(field, uri.ToString(), uri);

    private static RecipeSource? OfChecksum(string field, ChecksumSpec? checksum) =>
        checksum is { Kind: ChecksumKind.Url } && Uri.TryCreate(checksum.Value, UriKind.Absolute, out var uri) ? Source(field, uri) : null;
}
