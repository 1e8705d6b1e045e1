using System.CommandLine;

namespace Cardshop.Commands.Stations.Services;

/// <summary><c>cardshop station services remove</c></summary>
internal static class ServicesRemoveCommand
{
    public static Command Create()
    {
        var command = new Command("remove", "End all services and take their units away. Images, names of slots and the login stay.");
        command.SetBody(async (session, _, cancellation) =>
        {
            var services = InstalledServices.Open(session);
            services.Places.RequireRights();
            var units = await services.RemoveAsync(cancellation);
            session.Reporter.Result(
                ExitCode.Ok,
                new ServicesResult([.. units.Select(unit => new WrittenUnit(services.Shelf.PathOf(unit.Name), unit.Text))], [], Written: false),
                StationJson.Default.ServicesResult,
                "The services are gone.");
            return ExitCode.Ok;
        });
        return command;
    }
}
