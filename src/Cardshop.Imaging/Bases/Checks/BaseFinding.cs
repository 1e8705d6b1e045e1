namespace Cardshop.Imaging.Bases.Checks;

/// <summary>What a check found. A rule that is broken in several places has several findings.</summary>
/// <param name="Rule">Name of the rule, such as <c>grow-flag</c>; it stays the same from version to version.</param>
/// <param name="Outcome">How it turned out.</param>
/// <param name="Demand">What a base must have.</param>
/// <param name="Problem">What is wrong; null unless something is.</param>
/// <param name="Remedy">What to do about it; null unless something is wrong.</param>
public sealed record BaseFinding(string Rule, BaseOutcome Outcome, string Demand, string? Problem = null, string? Remedy = null);
