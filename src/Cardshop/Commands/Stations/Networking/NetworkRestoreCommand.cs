using System.CommandLine;
using Cardshop.Stations;
using Cardshop.Stations.Networking;

namespace Cardshop.Commands.Stations.Networking;

/// <summary><c>cardshop station network restore</c></summary>
internal static class NetworkRestoreCommand
{
    public static Command Create()
    {
        var command = new Command("restore", "Put back what a change has changed that was interrupted. One that is under way is left alone.");
        command.SetBody(async (session, _, _) =>
        {
            var places = StationPlaces.Here();
            places.RequireRights();
            var undo = new UndoFile(session.Storage, places.Undo);
            var found = undo.Exists ? await PutBackAsync(session, undo) : null;
            session.Reporter.Result(
                ExitCode.Ok,
                new NetworkRestoreResult(found?.Interface),
                StationJson.Default.NetworkRestoreResult,
                found is null ? "There is nothing to put back." : $"{found.Interface} is as it was before {found.Begun:yyyy-MM-dd HH:mm:ss'Z'}.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<NetworkUndo?> PutBackAsync(Session session, UndoFile undo)
    {
        using var held = undo.TryLock();
        if (held is null)
        {
            session.Reporter.Say("The network is being changed just now.");
            return null;
        }

        return await undo.PutBackAsync();
    }
}
