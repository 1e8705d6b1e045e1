namespace Cardshop.Scheduler.Links;

/// <summary>A link as somebody has followed it.</summary>
/// <param name="Act">What it is for, in a word.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Until">Until when it is said to be good.</param>
/// <param name="Key">The key that it is said to be signed with.</param>
/// <param name="Signature">The signature.</param>
internal sealed record LinkClaim(string Act, string Subject, string? Until, string? Key, string? Signature);
