namespace Cardshop.Contracts.Shop;

/// <summary>A recipe, its secrets shown as <c>***</c>.</summary>
public sealed record RecipeText(string Recipe);
