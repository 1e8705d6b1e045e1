using Cardshop.Cards.Images;

namespace Cardshop.Commands.Cards;

/// <summary>An image that is written to cards, and what is to be done when it is not needed any more.</summary>
internal sealed class OpenedImage(CardImage image, Action? close = null) : IDisposable
{
    public CardImage Image => image;

    public void Dispose() => close?.Invoke();
}
