using System.CommandLine;
using Cardshop.Stations;
using Cardshop.Stations.Networking;

namespace Cardshop.Commands.Stations.Networking;

/// <summary><c>cardshop station network show</c></summary>
internal static class NetworkShowCommand
{
    public static Command Create()
    {
        var command = new Command("show", "Show the interfaces of this machine and their addresses.");
        command.SetBody((session, _, _) =>
        {
            var (places, interfaces) = (StationPlaces.Here(), InterfaceSurvey.Find());
            var keeper = NetworkConfigurators.Find(places)?.Name;
            var isOpen = new UndoFile(session.Storage, places.Undo).Exists;
            session.Reporter.Result(
                ExitCode.Ok,
                new NetworkResult(keeper, interfaces, isOpen),
                StationJson.Default.NetworkResult,
                string.Join('\n',
                [
                    .. interfaces.Count == 0 ? ["This machine has no network interface."] : Table(interfaces),
                    keeper is null ? "It has neither netplan nor NetworkManager: \"station network set\" does not work here." : $"Its network is kept by {keeper}.",
                    .. isOpen ? new[] { "A change is under way, or was interrupted: cardshop station network restore" } : [],
                ]));
            return ExitCode.Ok;
        });
        return command;
    }

    public static IReadOnlyList<string> Table(IReadOnlyList<FoundInterface> interfaces) =>
        TextTable.Of(["interface", "", "addresses", "gateway", "hardware", ""], [.. interfaces.Select(one => one.Cells())]);
}
