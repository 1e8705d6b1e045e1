namespace Cardshop.Warehouse.Objects;

/// <summary>The room of a store in bytes.</summary>
/// <param name="Capacity">What the store may take in all.</param>
/// <param name="Used">What objects take, damaged ones included.</param>
/// <param name="Reserved">What is kept for uploads, including what they have written.</param>
/// <param name="Free">What a new upload may ask for.</param>
public sealed record StoreSpace(long Capacity, long Used, long Reserved, long Free);
