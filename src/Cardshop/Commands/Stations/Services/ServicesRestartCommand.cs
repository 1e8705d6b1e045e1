using System.CommandLine;

namespace Cardshop.Commands.Stations.Services;

/// <summary><c>cardshop station services restart</c></summary>
internal static class ServicesRestartCommand
{
    public static Command Create()
    {
        var command = new Command("restart", "End all services and start them again. What they did is carried on with.");
        command.SetBody(async (session, _, cancellation) =>
        {
            var services = InstalledServices.Open(session);
            services.Places.RequireRights();
            await services.Manager.RestartAsync(services.Units, cancellation);
            return await services.TellAsync(mustRun: true, cancellation);
        });
        return command;
    }
}
