using System.CommandLine;
using Cardshop.Commands.Stations.Access;
using Cardshop.Commands.Stations.Networking;
using Cardshop.Commands.Stations.Services;
using Cardshop.Commands.Stations.Setup;

namespace Cardshop.Commands.Stations;

/// <summary><c>cardshop station …</c></summary>
internal static class StationCommand
{
    public static Command Create() => new("station", "Write cards all day: name the slots once, then only put cards in and take them out.")
    {
        StationSlotsCommand.Create(),
        StationRunCommand.Create(),
        StationStatusCommand.Create(),
        StationLabelsCommand.Create(),
        StationBundleCommand.Create(),
        StationSetupCommand.Create(),
        StationCredentialsCommand.Create(),
        NetworkCommand.Create(),
        ServicesCommand.Create(),
    };
}
