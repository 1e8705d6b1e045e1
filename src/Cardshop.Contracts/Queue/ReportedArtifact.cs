namespace Cardshop.Contracts.Queue;

/// <summary>Something that a worker has put into the warehouse, whole and verified.</summary>
public sealed record ReportedArtifact(string? Kind = null, string? Name = null, long? Size = null, string? Sha256 = null, string? Url = null);
