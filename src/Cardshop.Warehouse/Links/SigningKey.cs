namespace Cardshop.Warehouse.Links;

/// <summary>A secret that links are signed with.</summary>
/// <param name="Id">What links name it by.</param>
/// <param name="Secret">32 random bytes.</param>
/// <param name="Created">When it was made.</param>
internal sealed record SigningKey(string Id, byte[] Secret, DateTimeOffset Created);
