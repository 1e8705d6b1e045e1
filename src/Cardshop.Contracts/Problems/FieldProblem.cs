namespace Cardshop.Contracts.Problems;

/// <summary>What is wrong with a part of a request.</summary>
/// <param name="Field">Its path: <c>media.size</c>, <c>recipe:12:5 files[3].via</c>.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record FieldProblem(string Field, string Message);
