using Cardshop.Content.Store;
using Cardshop.Stations;
using Cardshop.Stations.Units;

namespace Cardshop.Commands.Stations.Services;

/// <summary>Writes units and has them started.</summary>
internal sealed class ServiceInstallation(Session session, StationPlaces places)
{
    private readonly UnitShelf _shelf = new(session.Storage, places.Units);

    /// <summary>Says what would be written.</summary>
    /// <returns>The exit code.</returns>
    public int Show(UnitPlan plan)
    {
        var units = StationUnits.Compose(plan);
        Tell(plan, units, isWritten: false, string.Join('\n', units.Select(Text)));
        return ExitCode.Ok;
    }

    /// <summary>Shows units, writes and starts them; writers of slots that are not meant any more end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> InstallAsync(UnitPlan plan, ServiceSlots slots, CancellationToken cancellation)
    {
        places.RequireRights();
        if (!File.Exists(places.Credentials))
        {
            var problem = $"{places.Credentials} is missing, with which the services log in. Write it: cardshop station credentials URL";
            if (!places.IsImage)
            {
                throw new UsageException(problem);
            }

            session.Reporter.Notice(problem);
        }

        var manager = ServiceManager.Open(places);
        var units = StationUnits.Compose(plan);
        foreach (var unit in units.Where(unit => !_shelf.Has(unit)))
        {
            session.Reporter.Say(Text(unit));
        }

        slots.Share();
        if (plan.Folder is { } folder)
        {
            // systemd does not start a service whose folder is not there.
            DurableFile.CreateFolder(session.Storage, Path.Join(places.Root, folder));
        }

        var superfluous = _shelf.Slots().Except(plan.Slots).Select(StationUnits.Writer).ToList();
        _shelf.Write(units);
        await manager.DisableAsync(superfluous, cancellation);
        await manager.EnableAsync(StationUnits.Enabled(plan), cancellation);
        Tell(plan, units, isWritten: true, $"{string.Join(", ", StationUnits.Enabled(plan))}: {(places.IsImage ? "start at boot." : "run, and start at boot.")}");
        return ExitCode.Ok;
    }

    private string Text(UnitFile unit) => $"{_shelf.PathOf(unit.Name)}:\n\n{unit.Text}";

    private void Tell(UnitPlan plan, IReadOnlyList<UnitFile> units, bool isWritten, string text) => session.Reporter.Result(
        ExitCode.Ok,
        new ServicesResult([.. units.Select(unit => new WrittenUnit(_shelf.PathOf(unit.Name), unit.Text))], StationUnits.Enabled(plan), isWritten),
        StationJson.Default.ServicesResult,
        text);
}
