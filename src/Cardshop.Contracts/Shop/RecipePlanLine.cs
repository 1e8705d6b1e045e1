namespace Cardshop.Contracts.Shop;

/// <summary>Something that takes room on an image.</summary>
public sealed record RecipePlanLine(string Kind, string Name, long Bytes, bool IsExact);
