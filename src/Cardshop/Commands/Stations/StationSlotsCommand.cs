using System.CommandLine;
using Cardshop.Cards.Slots;
using Cardshop.Commands.Cards;

namespace Cardshop.Commands.Stations;

/// <summary><c>cardshop station slots</c></summary>
internal static class StationSlotsCommand
{
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
                await SlotTeaching.TeachAsync(session, machine, name, isGivenUp: () => false, cancellation);
            }

            return Tell(session, machine);
        });
        return command;
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
