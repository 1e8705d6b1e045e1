using Cardshop.Cards.Personalisation;

namespace Cardshop.Commands.Cards;

/// <summary>What cards have of their own.</summary>
/// <param name="Handout">Gives each its line of the list.</param>
/// <param name="PatchesOf">Computes what that comes to on the card.</param>
internal sealed record PersonalisedCards(Handout Handout, Func<CardDetails, IReadOnlyList<ImagePatch>> PatchesOf);
