namespace Cardshop.Commands.Stations.Networking;

/// <summary>What was put back.</summary>
/// <param name="Interface">Of which; null when there was nothing to put back.</param>
internal sealed record NetworkRestoreResult(string? Interface);
