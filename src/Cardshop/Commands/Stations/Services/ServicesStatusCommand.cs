using System.CommandLine;

namespace Cardshop.Commands.Stations.Services;

/// <summary><c>cardshop station services status</c></summary>
internal static class ServicesStatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "Say how each service is. Ends with 1 if one does not run.");
        command.SetBody((session, _, cancellation) => InstalledServices.Open(session).TellAsync(mustRun: true, cancellation));
        return command;
    }
}
