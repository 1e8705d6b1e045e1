namespace Cardshop.Imaging.Sources;

/// <summary>Something that a recipe has fetched.</summary>
/// <param name="Field">The field that names it: <c>files[3].url</c>.</param>
/// <param name="Name">Its URL, or the name of a container image.</param>
/// <param name="Uri">Where it is asked for; null for a container image, whose registry says.</param>
public sealed record RecipeSource(string Field, string Name, Uri? Uri);
