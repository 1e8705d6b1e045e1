using Cardshop.Cards.Slots;
using Cardshop.Commands.Cards;

namespace Cardshop.Commands.Stations;

/// <summary>Gives a slot its name, by a card that is put into it.</summary>
internal static class SlotTeaching
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <returns>False when the person has given up.</returns>
    public static async Task<bool> TeachAsync(Session session, Machine machine, SlotId name, Func<bool> isGivenUp, CancellationToken cancellation)
    {
        session.Reporter.Say($"Put a card into the slot that you want to call {name}. If there is one in it, take it out and put it in again.");
        var before = machine.Survey.Disks();
        while (!isGivenUp())
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
                return true;
            }

            before = now;
        }

        return false;
    }
}
