using Cardshop.Commands.Shop;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Shop;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Stations;

/// <summary>An order whose cards are written here.</summary>
/// <param name="Order">Its id.</param>
/// <param name="Image">File name of its image.</param>
/// <param name="Size">Of the image, in bytes.</param>
/// <param name="Download">How far its download is.</param>
/// <param name="CardsLeft">How many cards are to be written yet.</param>
internal sealed record WaitingOrder(string Order, string Image, long Size, string Download, int CardsLeft)
{
    public static WaitingOrder Of(SiteImage image) => new(image.OrderId.ToString(), image.Name, image.Size, Words.Of(image.Download), image.CardsLeft);

    public IReadOnlyList<string> Cells() => [Order, $"{CardsLeft}", Image, new ByteSize(Size).ToString(), $"download: {ShopText.Word(Download)}"];
}
