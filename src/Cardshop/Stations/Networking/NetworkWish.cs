namespace Cardshop.Stations.Networking;

/// <summary>How an interface is to be set up, as a person has said it.</summary>
/// <param name="Interface">Its name: <c>eth0</c>.</param>
/// <param name="Dhcp">Whether the network gives it addresses.</param>
/// <param name="Addresses">Else these, each with its prefix.</param>
/// <param name="Gateways">The way out; at most one for each family.</param>
/// <param name="NameServers">Addresses.</param>
internal sealed record NetworkWish(string Interface, bool Dhcp, IReadOnlyList<string> Addresses, IReadOnlyList<string> Gateways, IReadOnlyList<string> NameServers);
