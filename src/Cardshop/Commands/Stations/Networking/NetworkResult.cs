using Cardshop.Stations.Networking;

namespace Cardshop.Commands.Stations.Networking;

/// <summary>The network of a machine.</summary>
/// <param name="Keeper"><c>netplan</c> or <c>NetworkManager</c>; null when it has neither.</param>
/// <param name="Interfaces">By name.</param>
/// <param name="Unfinished">Whether a change is under way, or was interrupted.</param>
internal sealed record NetworkResult(string? Keeper, IReadOnlyList<FoundInterface> Interfaces, bool Unfinished);
