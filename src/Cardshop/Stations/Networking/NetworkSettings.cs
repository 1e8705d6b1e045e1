using System.Net;
using System.Net.Sockets;

namespace Cardshop.Stations.Networking;

/// <summary>How an interface is to be set up; checked.</summary>
/// <param name="Interface">Its name.</param>
/// <param name="Addresses">None when the network gives it some.</param>
/// <param name="Gateways">At most one for each family.</param>
/// <param name="NameServers">Who knows names; may be none.</param>
internal sealed record NetworkSettings(string Interface, IReadOnlyList<AddressPrefix> Addresses, IReadOnlyList<IPAddress> Gateways, IReadOnlyList<IPAddress> NameServers)
{
    public bool IsDhcp => Addresses.Count == 0;

    /// <summary>What is of one family: v4 or v6.</summary>
    public NetworkSettings Of(AddressFamily family) => new(
        Interface,
        [.. Addresses.Where(address => address.Address.AddressFamily == family)],
        [.. Gateways.Where(gateway => gateway.AddressFamily == family)],
        [.. NameServers.Where(server => server.AddressFamily == family)]);
}
