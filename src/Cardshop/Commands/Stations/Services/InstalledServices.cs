using Cardshop.Stations;
using Cardshop.Stations.Programs;
using Cardshop.Stations.Units;

namespace Cardshop.Commands.Stations.Services;

/// <summary>The services that are installed on this machine.</summary>
internal sealed class InstalledServices
{
    private readonly Session _session;

    private InstalledServices(Session session, StationPlaces places)
    {
        (_session, Places, Shelf) = (session, places, new UnitShelf(session.Storage, places.Units));
        Manager = ServiceManager.Open(places);
    }

    public StationPlaces Places { get; }

    public UnitShelf Shelf { get; }

    public ServiceManager Manager { get; }

    /// <summary>What they are, but with the program as it is now.</summary>
    public UnitPlan Plan => new(OwnProgram.Command(), [.. OwnProgram.Variables()], Shelf.Slots(), Shelf.Folder());

    /// <summary>The services that do the work.</summary>
    public IReadOnlyList<string> Units => [StationUnits.Downloader, .. Shelf.Slots().Select(StationUnits.Writer)];

    /// <exception cref="UsageException">They are not installed.</exception>
    public static InstalledServices Open(Session session) => TryOpen(session)
        ?? throw new UsageException("The services are not installed here. Install them: cardshop station services install");

    /// <summary>The same; null when they are not installed.</summary>
    public static InstalledServices? TryOpen(Session session)
    {
        var places = StationPlaces.Here();
        return new UnitShelf(session.Storage, places.Units).IsFilled ? new InstalledServices(session, places) : null;
    }

    /// <summary>Has them run this program, as it is now.</summary>
    public async Task UpdateAsync(CancellationToken cancellation)
    {
        var plan = Plan;
        Shelf.Write(StationUnits.Compose(plan));
        await Manager.EnableAsync(StationUnits.Enabled(plan), cancellation);
        await Manager.RestartAsync(Units, cancellation);
        _session.Reporter.Say($"The services run version {ProgramVersion.Text}.");
    }

    /// <summary>Ends them, and takes their units away.</summary>
    /// <returns>The units that are gone.</returns>
    public async Task<IReadOnlyList<UnitFile>> RemoveAsync(CancellationToken cancellation)
    {
        var (plan, units) = (Plan, StationUnits.Compose(Plan));
        await Manager.DisableAsync(StationUnits.Enabled(plan), cancellation);
        Shelf.Remove(units.Select(unit => unit.Name));
        await Manager.ReloadAsync(cancellation);
        return units;
    }

    /// <summary>Says how they are.</summary>
    /// <returns>The exit code: a failure when one does not run that should.</returns>
    public async Task<int> TellAsync(bool mustRun, CancellationToken cancellation)
    {
        var states = await Manager.ShowAsync(Units, cancellation);
        var exitCode = !mustRun || states.All(state => state.IsRunning) ? ExitCode.Ok : ExitCode.Failed;
        _session.Reporter.Result(
            exitCode, new ServicesStatus(states), StationJson.Default.ServicesStatus, string.Join('\n', TextTable.Of(["unit", "state", "", "", ""], [.. states.Select(state => state.Cells())])));
        return exitCode;
    }
}
