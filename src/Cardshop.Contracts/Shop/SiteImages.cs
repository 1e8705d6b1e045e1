namespace Cardshop.Contracts.Shop;

/// <summary>All that a site has to keep. Copies of any other image can go: its cards are written, or it was cancelled, or went elsewhere.</summary>
/// <param name="Images">What to keep, by name.</param>
public sealed record SiteImages(IReadOnlyList<SiteImage> Images);
