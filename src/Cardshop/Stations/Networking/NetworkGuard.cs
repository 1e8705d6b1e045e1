using Cardshop.Primitives.Storage;
using Cardshop.Stations.Programs;
using Cardshop.Stations.Units;

namespace Cardshop.Stations.Networking;

/// <summary>Has systemd look now and then whether a change of the network was interrupted.</summary>
internal static class NetworkGuard
{
    /// <summary>Starts it where systemd runs.</summary>
    /// <returns>Whether there is one now.</returns>
    public static async Task<bool> StartAsync(IStorage storage, StationPlaces places, CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.Join(places.Root, "run/systemd/system")))
        {
            return false;
        }

        var (shelf, manager) = (new UnitShelf(storage, places.Units), ServiceManager.Open(places));
        shelf.Write(StationUnits.ComposeGuard(new UnitPlan(OwnProgram.Command(), [.. OwnProgram.Variables()], [], Folder: null)));
        await manager.EnableAsync([StationUnits.GuardTimer], cancellation);
        return true;
    }
}
