namespace Cardshop.Contracts.Queue;

/// <summary>A part of a log was kept.</summary>
/// <param name="Offset">Where the next part goes.</param>
public sealed record LogAnswer(long Offset);
