namespace Cardshop.Commands.Cards;

/// <summary>What was written, or compared.</summary>
/// <param name="Image">What with.</param>
/// <param name="Mapped">Bytes of it that count.</param>
/// <param name="Targets">In the order in which they were named.</param>
internal sealed record CardWriteResult(string Image, long Mapped, IReadOnlyList<WrittenCard> Targets);
