namespace Cardshop.Commands.Bases;

/// <summary>A finding on a base image.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Outcome"><c>ok</c>, <c>problem</c> or <c>not-checked</c>.</param>
/// <param name="Demand">What the rule asks for.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record BaseCheckItem(string Rule, string Outcome, string Demand, string? Problem, string? Remedy);
