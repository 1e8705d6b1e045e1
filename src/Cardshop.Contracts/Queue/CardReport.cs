namespace Cardshop.Contracts.Queue;

/// <summary>How it ended with a card.</summary>
/// <param name="Verdict">In a word, as <c>card write</c> has it: <c>verified</c>, <c>too_small</c>, <c>gone</c>, <c>failed</c>, …</param>
/// <param name="Message">A sentence for people: what happened, and what to do next.</param>
/// <param name="Card">By which the card is known, such as the serial number of its reader or its own; null when nothing is known.</param>
/// <param name="CardBytes">What it holds.</param>
public sealed record CardReport(string? Verdict = null, string? Message = null, string? Card = null, long? CardBytes = null);
