namespace Cardshop.Contracts.Shop;

/// <summary>A link that opens one artifact, for reading, to whoever has it.</summary>
/// <param name="Url">The link.</param>
/// <param name="Expires">Until when it is good.</param>
public sealed record ArtifactLink(Uri Url, DateTimeOffset Expires);
