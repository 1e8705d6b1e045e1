using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;

namespace Cardshop.Contracts.Shop;

/// <summary>An image that a site has to keep, or is about to fetch.</summary>
/// <param name="OrderId">What it is for.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Download">How far its download is.</param>
/// <param name="CardsLeft">How many cards are to be written yet.</param>
public sealed record SiteImage(OrderId OrderId, string Name, long Size, string Sha256, WorkStatus Download, int CardsLeft);
