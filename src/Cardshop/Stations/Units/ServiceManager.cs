using Cardshop.Stations.Programs;

namespace Cardshop.Stations.Units;

/// <summary>systemd, as <c>systemctl</c> speaks for it.</summary>
/// <param name="program">It.</param>
/// <param name="places">Whose services; those of an image are not started.</param>
internal sealed class ServiceManager(SystemProgram program, StationPlaces places)
{
    private const string Properties = "--property=Id,LoadState,ActiveState,SubState,UnitFileState,NRestarts";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <exception cref="Imaging.Bases.MissingToolException">This machine has none.</exception>
    public static ServiceManager Open(StationPlaces places) => new(SystemProgram.Get("systemctl", "The services of a writer host need systemd."), places);

    /// <summary>Has units started at boot, and now too where there is a machine that runs.</summary>
    public async Task EnableAsync(IReadOnlyList<string> units, CancellationToken cancellation)
    {
        if (places.IsImage)
        {
            await RunAsync(["--root", places.Root, "enable", .. units], cancellation);
            return;
        }

        await RunAsync(["daemon-reload"], cancellation);
        await RunAsync(["enable", "--now", .. units], cancellation);
    }

    /// <summary>Has units neither started at boot nor running.</summary>
    public Task DisableAsync(IReadOnlyList<string> units, CancellationToken cancellation) =>
        units.Count == 0 ? Task.CompletedTask
        : places.IsImage ? RunAsync(["--root", places.Root, "disable", .. units], cancellation)
        : RunAsync(["disable", "--now", .. units], cancellation);

    /// <summary>Has systemd read units anew.</summary>
    public Task ReloadAsync(CancellationToken cancellation) => places.IsImage ? Task.CompletedTask : RunAsync(["daemon-reload"], cancellation);

    public Task RestartAsync(IReadOnlyList<string> units, CancellationToken cancellation) => RunAsync(["restart", .. units], cancellation);

    public Task StopAsync(IReadOnlyList<string> units, CancellationToken cancellation) => RunAsync(["stop", .. units], cancellation);

    /// <summary>How units are.</summary>
    public async Task<IReadOnlyList<UnitState>> ShowAsync(IReadOnlyList<string> units, CancellationToken cancellation)
    {
        var text = await program.RunAsync(["show", Properties, .. units], Longest, cancellation);
        return [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(UnitState.Parse)];
    }

    private Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation) => program.RunAsync(arguments, Longest, cancellation);
}
