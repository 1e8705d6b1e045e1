namespace Cardshop.Contracts.Shop;

/// <summary>What an image is for.</summary>
/// <param name="Type">Download or cards; download when null.</param>
/// <param name="Size">What is printed on the card, in GB: 8, 16, 32, 64, 128, 200, 256, 512 or 1024. The smallest that fits when null.</param>
/// <param name="Duration">Days for which a download is kept, 1 to 365; 14 for each of the quantity when null.</param>
public sealed record Media(MediaType? Type = null, int? Size = null, int? Duration = null);
