namespace Cardshop.Cards.Personalisation;

/// <summary>What came of reading a list of cards.</summary>
/// <param name="Cards">In the order of the list; those without problems.</param>
/// <param name="Problems">All that is wrong, each with its line.</param>
public sealed record CardList(IReadOnlyList<CardDetails> Cards, IReadOnlyList<string> Problems);
