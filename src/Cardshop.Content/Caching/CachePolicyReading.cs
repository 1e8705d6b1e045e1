namespace Cardshop.Content.Caching;

/// <summary>What reading a policy file gave: a policy, or all that is wrong with the file.</summary>
/// <param name="Policy">Null when there are problems.</param>
/// <param name="Problems">In the order of the file.</param>
public sealed record CachePolicyReading(CachePolicy? Policy, IReadOnlyList<CachePolicyProblem> Problems);
