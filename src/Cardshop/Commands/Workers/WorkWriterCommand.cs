using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Cardshop.Cards.History;
using Cardshop.Cards.Slots;
using Cardshop.Cards.Station;
using Cardshop.Commands.Cards;
using Cardshop.Commands.Shop;
using Cardshop.Contracts.Queue;
using Cardshop.Workers.Kit;
using Cardshop.Workers.Site;

namespace Cardshop.Commands.Workers;

/// <summary><c>cardshop work writer</c></summary>
internal sealed class WorkWriterCommand
{
    private const char Separator = '=';

    private readonly ShopOptions _shop = new();
    private readonly WorkerOptionSet _worker = new();
    private readonly SiteFolderOption _folder = new();
    private readonly Option<string[]> _slots = new("--slots")
    {
        Description = "The slots to serve: names of readers, A,B, or paths at which cards appear, A=/dev/sdb. Default: all slots that have names.",
        HelpName = "SLOT,…",
    };

    private readonly Option<string[]> _force = new("--force")
    {
        Description = "Let the cards of this slot be written though they are not removable, such as loop devices. May be given several times.",
        HelpName = "SLOT",
    };

    public static Command Create()
    {
        var self = new WorkWriterCommand();
        var command = new Command("writer", "Write the cards of orders that people put into the slots of this machine, each as soon as it is in.");
        command.Add(self._slots);
        command.Add(self._force);
        command.Add(self._folder.Option);
        self._worker.AddTo(command);
        self._shop.AddTo(command);
        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var places = Places(session, parse.GetValue(_slots) ?? [], parse.GetValue(_force) ?? []);
        using var shop = _shop.Open(session, parse);
        var watch = new ReporterWatch(session.Reporter);
        var folder = _folder.Read(session, parse);
        var images = new SiteImages(session.Storage, places.Count, Journals.Open(session), session.Clock);
        var options = _worker.Read(parse, TaskKind.Writer);
        session.Reporter.Say($"{options.Name}: writes cards for {shop.Address} in {string.Join(", ", places.Select(place => $"slot {place.Slot}"))}");
        return await WorkerRun.RunAsync(session, shop, watch, places.Select(place => Worker(session, place, options, folder, images)), cancellation);
    }

    private static (WorkerOptions Options, ITaskWork Work) Worker(Session session, CardPlace place, WorkerOptions options, SiteFolder folder, SiteImages images)
    {
        var history = new CardHistory(session.Storage, Path.Join(folder.Root, "history", $"{place.Slot}.jsonl"));
        return (options with { Name = $"{options.Name}.{place.Slot}" }, new CardWriter(new CardSlot(place), folder, images, history, session.Clock));
    }

    private static List<CardPlace> Places(Session session, string[] given, string[] forced)
    {
        var machine = Machine.Open(session);
        var slots = machine.Slots();
        var wanted = given.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        if (wanted.Count == 0)
        {
            wanted = [.. slots.Places.Keys.Select(slot => slot.ToString())];
        }

        var places = new List<CardPlace>();
        var problems = new List<string>();
        foreach (var text in wanted)
        {
            if (TryParse(text, slots, out var place, out var problem))
            {
                var isForced = forced.Contains(place.Value.Slot.ToString(), StringComparer.OrdinalIgnoreCase);
                places.Add(new CardPlace(place.Value.Slot, place.Value.Path, isForced, machine.Survey, slots, session.Clock));
            }
            else
            {
                problems.Add($"--slots: {text}: {problem}");
            }
        }

        problems.AddRange(forced
            .Where(name => !places.Exists(place => string.Equals(place.Slot.ToString(), name, StringComparison.OrdinalIgnoreCase)))
            .Select(name => $"--force: {name}: is none of the slots that are served."));
        problems.AddRange(places.GroupBy(place => place.Slot).Where(same => same.Count() > 1).Select(same => $"--slots: {same.Key}: is named twice."));
        return problems.Count > 0 ? throw new UsageException(string.Join('\n', problems))
            : places.Count > 0 ? places
            : throw new UsageException("No slot has a name yet. Give some: cardshop station slots A B C");
    }

    private static bool TryParse(string text, SlotMap slots, [NotNullWhen(true)] out (SlotId Slot, string? Path)? place, [NotNullWhen(false)] out string? problem)
    {
        var parts = text.Split(Separator, 2);
        var isSlot = SlotId.TryParse(parts[0], out var slot);
        problem = !isSlot ? "is not the name of a slot: 1 to 12 letters, digits and hyphens."
            : parts.Length == 1 && !slots.Places.ContainsKey(slot) ? $"no reader has that name. Give it one, \"cardshop station slots {slot}\", or name a path: {slot}=/dev/sdb"
            : null;
        place = problem is null ? (slot, parts.Length == 2 ? Path.GetFullPath(parts[1]) : null) : null;
        return problem is null;
    }
}
