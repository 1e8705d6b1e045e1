using System.CommandLine;
using Cardshop.Stations.Units;

namespace Cardshop.Commands.Stations.Services;

/// <summary><c>cardshop station services update</c></summary>
internal static class ServicesUpdateCommand
{
    public static Command Create()
    {
        var command = new Command("update", "Have the services run this program, as it is now, and restart them.");
        command.SetBody(async (session, _, cancellation) =>
        {
            var services = InstalledServices.Open(session);
            services.Places.RequireRights();
            services.Shelf.Write(StationUnits.Compose(services.Plan));
            await services.Manager.EnableAsync(StationUnits.Enabled(services.Plan), cancellation);
            await services.Manager.RestartAsync(services.Units, cancellation);
            session.Reporter.Say($"The services run version {ProgramVersion.Text}.");
            return await services.TellAsync(mustRun: true, cancellation);
        });
        return command;
    }
}
