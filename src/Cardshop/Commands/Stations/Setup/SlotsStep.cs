using Cardshop.Cards.Slots;
using Cardshop.Commands.Cards;
using Cardshop.Commands.Stations.Services;
using Cardshop.Stations;

namespace Cardshop.Commands.Stations.Setup;

/// <summary>Gives slots their names.</summary>
internal sealed class SlotsStep(Session session, StationPlaces places, SetupPrompts prompts) : ISetupStep
{
    private static readonly char[] Separators = [' ', ','];

    public string Name => "Slots";

    public Task<StepState> LookAsync(CancellationToken cancellation)
    {
        var machine = Machine.Open(session);
        var (slots, disks) = (machine.Slots(), machine.Survey.Disks());
        return Task.FromResult(new StepState(
            slots.Places.Count > 0,
            slots.Places.Count == 0
                ? "none has a name"
                : string.Join(", ", slots.Places.Keys.Select(slot => slots.Resolve(slot, disks) is null ? $"{slot} (its reader is not plugged in)" : $"{slot}"))));
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var names = await prompts.AskAsync("Names for slots, one after the other (A B C); nothing leaves them as they are", usual: null, ProblemOf, cancellation);
        if (names is null)
        {
            return;
        }

        new ServiceSlots(session, places).Share();
        var machine = Machine.Open(session);
        foreach (var slot in Split(names).Select(name => SlotId.TryParse(name, out var slot) ? slot : default))
        {
            session.Reporter.Say("Esc goes back.");
            if (!await SlotTeaching.TeachAsync(session, machine, slot, IsGivenUp, cancellation))
            {
                return;
            }
        }
    }

    private static string? ProblemOf(string names)
    {
        var wrong = Split(names).Where(name => !SlotId.TryParse(name, out _)).ToList();
        return wrong.Count == 0 ? null : $"{string.Join(", ", wrong)}: a name has up to {SlotId.MaximumLength} letters, digits and hyphens.";
    }

    private static string[] Split(string names) => names.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsGivenUp()
    {
        while (Console.KeyAvailable)
        {
            if (Console.ReadKey(intercept: true).Key == ConsoleKey.Escape)
            {
                return true;
            }
        }

        return false;
    }
}
