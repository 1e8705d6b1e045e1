namespace Cardshop.Contracts.Shop;

/// <summary>A recipe to plan.</summary>
public sealed record RecipeRequest(string? Recipe = null, Media? Media = null);
