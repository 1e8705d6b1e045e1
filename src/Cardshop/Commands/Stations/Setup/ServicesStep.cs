using Cardshop.Commands.Stations.Services;
using Cardshop.Stations;
using Cardshop.Stations.Programs;
using Cardshop.Stations.Units;

namespace Cardshop.Commands.Stations.Setup;

/// <summary>Has the workers started at boot.</summary>
internal sealed class ServicesStep(Session session, StationPlaces places, SetupPrompts prompts) : ISetupStep
{
    private enum Act
    {
        Install,
        Restart,
        Update,
        Stop,
        Remove,
        Leave,
    }

    public string Name => "Services";

    public async Task<StepState> LookAsync(CancellationToken cancellation)
    {
        if (InstalledServices.TryOpen(session) is not { } services)
        {
            return new StepState(IsDone: false, "not installed");
        }

        var states = await services.Manager.ShowAsync(services.Units, cancellation);
        var running = states.Count(state => state.IsRunning);
        return new StepState(running == states.Count, string.Join('\n', states.Select(state => $"{state.Unit}: {state.State}").Prepend($"{running} of {states.Count} run")));
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var services = InstalledServices.TryOpen(session);
        var act = services is null ? Act.Install : await prompts.ChooseAsync(
            "What is to become of the services?",
            [(Act.Install, "Install them anew, for the slots that have names now"), (Act.Restart, "Restart them"), (Act.Update, "Have them run this program, as it is now, and restart them"), (Act.Stop, "Stop them"), (Act.Remove, "Remove them"), (Act.Leave, "Leave them as they are")],
            cancellation);
        switch (act)
        {
            case Act.Install:
                await InstallAsync(services?.Shelf.Folder(), cancellation);
                break;
            case Act.Restart:
                await services!.Manager.RestartAsync(services.Units, cancellation);
                break;
            case Act.Update:
                await services!.UpdateAsync(cancellation);
                break;
            case Act.Stop:
                await services!.Manager.StopAsync(services.Units, cancellation);
                break;
            case Act.Remove:
                await services!.RemoveAsync(cancellation);
                break;
        }
    }

    private async Task InstallAsync(string? folder, CancellationToken cancellation)
    {
        var slots = new ServiceSlots(session, places);
        var plan = new UnitPlan(OwnProgram.Command(), [.. OwnProgram.Variables()], slots.Choose([]), folder);
        if (await prompts.ConfirmAsync($"Start one downloader, and a writer for {string.Join(", ", plan.Slots)}, now and at boot?", cancellation))
        {
            await new ServiceInstallation(session, places).InstallAsync(plan, slots, cancellation);
        }
    }
}
