using System.CommandLine;
using Cardshop.Cards.Slots;
using Cardshop.Commands.Cards;

namespace Cardshop.Commands.Stations;

/// <summary><c>cardshop station slots</c></summary>
internal static class StationSlotsCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var names = new Argument<SlotId[]>("NAME")
        {
            Description = "Names to give, one after the other: put a card into the slot that is to have the name. None: only show which there are.",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = Values.All<SlotId>(SlotId.TryParse, text => $"\"{text}\" is not the name of a slot: up to {SlotId.MaximumLength} letters, digits and hyphens."),
        };
        var remove = new Option<SlotId[]>("--remove")
        {
            Description = "Take this name away. May be given several times.",
            HelpName = "NAME",
            CustomParser = Values.All<SlotId>(SlotId.TryParse, text => $"\"{text}\" is not the name of a slot."),
        };
        var command = new Command("slots", "Show the slots of this station, or give them names.") { names, remove };
        command.SetBody(async (session, parse, cancellation) =>
        {
            var machine = Machine.Open(session);
            foreach (var name in parse.GetValue(remove) ?? [])
            {
                machine.Keep(machine.Slots().Without(name));
            }

            foreach (var name in parse.GetValue(names) ?? [])
            {
                await TeachAsync(session, machine, name, cancellation);
            }

            return Tell(session, machine);
        });
        return command;
    }

    private static async Task TeachAsync(Session session, Machine machine, SlotId name, CancellationToken cancellation)
    {
        session.Reporter.Say($"Put a card into the slot that you want to call {name}. If there is one in it, take it out and put it in again.");
        var before = machine.Survey.Disks();
        while (true)
        {
            await Task.Delay(Pause, session.Clock, cancellation);
            var now = machine.Survey.Disks();
            var inserted = SlotLesson.Inserted(before, now);
            if (inserted.Count > 1)
            {
                session.Reporter.Notice($"{inserted.Count} cards came at once. Take them out, and put one into the slot that you want to call {name}.");
            }
            else if (inserted.Count == 1)
            {
                machine.Keep(machine.Slots().With(name, inserted[0].Identity.Topology!));
                session.Reporter.Say($"{name} is {DiskText.Model(inserted[0])} at {inserted[0].Identity.Topology}.");
                return;
            }

            before = now;
        }
    }

    private static int Tell(Session session, Machine machine)
    {
        var disks = machine.Survey.Disks();
        var slots = machine.Slots();
        IReadOnlyList<StationSlot> all = [.. slots.Places.Select(place => StationSlot.Of(place.Key, place.Value, slots.Resolve(place.Key, disks)))];
        var text = all.Count == 0
            ? "No slot has a name yet. Give some: cardshop station slots A B C"
            : string.Join('\n', TextTable.Of(["slot", "place", "reader", "card"], [.. all.Select(slot => slot.Cells())]));
        session.Reporter.Result(ExitCode.Ok, new StationSlotsResult(all), StationJson.Default.StationSlotsResult, text);
        return ExitCode.Ok;
    }
}
