using System.CommandLine;

namespace Cardshop.Commands.Stations.Services;

/// <summary><c>cardshop station services stop</c></summary>
internal static class ServicesStopCommand
{
    public static Command Create()
    {
        var command = new Command("stop", "End all services, until the next boot or \"restart\".");
        command.SetBody(async (session, _, cancellation) =>
        {
            var services = InstalledServices.Open(session);
            services.Places.RequireRights();
            await services.Manager.StopAsync(services.Units, cancellation);
            return await services.TellAsync(mustRun: false, cancellation);
        });
        return command;
    }
}
