namespace Cardshop.Commands;

/// <summary>The result of a command that failed.</summary>
internal sealed record FailureResult(IReadOnlyList<string> Errors);
