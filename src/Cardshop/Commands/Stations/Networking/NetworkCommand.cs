using System.CommandLine;

namespace Cardshop.Commands.Stations.Networking;

/// <summary><c>cardshop station network …</c></summary>
internal static class NetworkCommand
{
    public static Command Create() => new("network", "Show and set up the network of this station. A change that would cut it off from the shop is taken back.")
    {
        NetworkShowCommand.Create(),
        NetworkSetCommand.Create(),
        NetworkRestoreCommand.Create(),
    };
}
