using Cardshop.Imaging.Bases;
using Cardshop.Stations.Programs;

namespace Cardshop.Stations.Networking;

/// <summary>Which of them this machine has.</summary>
internal static class NetworkConfigurators
{
    /// <summary>netplan where it is, as it also speaks to NetworkManager.</summary>
    public static INetworkConfigurator? Find(StationPlaces places) =>
        Directory.Exists(places.Netplan) && SystemProgram.Find("netplan") is not null ? new Netplan(places.Netplan)
        : Directory.Exists(places.Connections) && SystemProgram.Find("nmcli") is { } program ? new NetworkManager(places.Connections, program)
        : null;

    /// <exception cref="MissingToolException">It has neither.</exception>
    public static INetworkConfigurator Get(StationPlaces places) => Find(places)
        ?? throw new MissingToolException("This machine has neither netplan nor NetworkManager. Set its network up with the tools that it has.");
}
