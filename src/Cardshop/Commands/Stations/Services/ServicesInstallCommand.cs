using System.CommandLine;
using Cardshop.Stations.Programs;
using Cardshop.Stations.Units;

namespace Cardshop.Commands.Stations.Services;

/// <summary><c>cardshop station services install</c></summary>
internal sealed class ServicesInstallCommand
{
    private readonly RootOption _root = new();
    private readonly Option<bool> _print = new("--print") { Description = "Only show the units." };
    private readonly Option<string[]> _slots = new("--slots") { Description = "The slots that get a writer: A,B. Default: all slots that have names.", HelpName = "SLOT,…" };
    private readonly Option<string?> _folder = new("--folder") { Description = "Where images lie. Default: /var/lib/cardshop/site.", HelpName = "DIR" };

    public static Command Create()
    {
        var self = new ServicesInstallCommand();
        self._folder.Validators.Add(result =>
        {
            if (result.GetValue(self._folder) is { } folder && folder.Any(char.IsControl))
            {
                result.AddError("--folder: has characters that cannot be typed.");
            }
        });
        var command = new Command("install", "Show the units of systemd for one downloader and a writer for each slot, write them, and start them now and at boot.")
        {
            self._slots, self._folder, self._print, self._root.Option,
        };
        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var places = _root.Read(parse);
        var folder = parse.GetValue(_folder) is { } given ? Path.GetFullPath(given) : null;
        var slots = new ServiceSlots(session, places);
        var plan = new UnitPlan(OwnProgram.Command(), [.. OwnProgram.Variables()], slots.Choose(parse.GetValue(_slots) ?? []), folder);
        var installation = new ServiceInstallation(session, places);
        return parse.GetValue(_print) ? installation.Show(plan) : await installation.InstallAsync(plan, slots, cancellation);
    }
}
