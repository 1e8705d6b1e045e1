namespace Cardshop.Commands.Cards;

/// <summary>A place of a card, and the files that lie there.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Files">Their paths, as the device sees them.</param>
internal sealed record CardRange(long Offset, long Length, IReadOnlyList<string> Files);
