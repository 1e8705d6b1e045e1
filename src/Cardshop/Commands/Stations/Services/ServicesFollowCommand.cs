using System.CommandLine;
using Cardshop.Stations.Programs;

namespace Cardshop.Commands.Stations.Services;

/// <summary><c>cardshop station services follow</c></summary>
internal static class ServicesFollowCommand
{
    private const string Before = "--lines=50";

    public static Command Create()
    {
        var command = new Command("follow", "Show what the services said last, and what they say, until Ctrl-C.");
        command.SetBody((session, _, cancellation) =>
        {
            var units = InstalledServices.Open(session).Units;
            var journal = SystemProgram.Get("journalctl", "What services say is in the journal of systemd.");
            return journal.AttachAsync(["--follow", Before, .. units.Select(unit => $"--unit={unit}")], cancellation);
        });
        return command;
    }
}
