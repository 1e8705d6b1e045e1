using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>A card cannot be finished.</summary>
internal sealed class CardException(CardOutcome outcome, string message, ByteRange? range = null) : Exception(message)
{
    public CardOutcome Outcome => outcome;

    public ByteRange? Range => range;
}
