using System.CommandLine;

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
            await services.UpdateAsync(cancellation);
            return await services.TellAsync(mustRun: true, cancellation);
        });
        return command;
    }
}
