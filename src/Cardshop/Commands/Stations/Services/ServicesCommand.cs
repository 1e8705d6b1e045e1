using System.CommandLine;

namespace Cardshop.Commands.Stations.Services;

/// <summary><c>cardshop station services …</c></summary>
internal static class ServicesCommand
{
    public static Command Create() => new("services", "Have the downloader and the writers of this station started at boot, and look after them.")
    {
        ServicesInstallCommand.Create(),
        ServicesStatusCommand.Create(),
        ServicesFollowCommand.Create(),
        ServicesRestartCommand.Create(),
        ServicesStopCommand.Create(),
        ServicesUpdateCommand.Create(),
        ServicesRemoveCommand.Create(),
    };
}
