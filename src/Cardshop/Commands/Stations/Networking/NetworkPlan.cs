using Cardshop.Stations.Networking;

namespace Cardshop.Commands.Stations.Networking;

/// <summary>What a change of the network would write.</summary>
/// <param name="Settings">What is to be.</param>
/// <param name="File">The file.</param>
/// <param name="Text">What it would say.</param>
internal sealed record NetworkPlan(NetworkSettings Settings, string File, string Text);
