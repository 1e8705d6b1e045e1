namespace Cardshop.Commands.Cards;

/// <summary>Why a disk must not be written.</summary>
/// <param name="Kind"><c>mounted</c>, <c>swap</c>, <c>in-use</c>, <c>system-disk</c>, <c>fixed</c>, <c>read-only</c>, <c>no-medium</c>.</param>
/// <param name="Reason">For people.</param>
/// <param name="YieldsToForce">Whether <c>--force</c> waives it.</param>
internal sealed record CardRefusal(string Kind, string Reason, bool YieldsToForce);
