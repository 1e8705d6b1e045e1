using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;

namespace Cardshop.Shop.Simulation.Cards;

/// <summary>Who looks after the slots of a site, as mails and managers ask them to: slow, at times in the wrong slot, at times not at all.</summary>
internal sealed class SimulatedPeople(SimulatedSite site, SimulatedShop shop, CardScenario simulation, Random random)
{
    private readonly Principal _manager = shop.Manager;

    private bool IsCalm => simulation.Network.IsCalm;

    public void Come()
    {
        if (IsCalm || random.Next(4) > 0)
        {
            simulation.AsPerson(LookAround);
        }
        else
        {
            simulation.Tally.Add("people stayed away");
        }

        simulation.Time.In(IsCalm ? 3_000 : random.Next(2_000, 30_000), Come);
    }

    private void LookAround()
    {
        foreach (var task in Tasks("kind = 'writer' AND site = @Site"))
        {
            switch (task.State)
            {
                case WorkStatus.Written:
                    TakeOut(task);
                    break;
                case WorkStatus.WaitingForCard when !task.Confirmed:
                    PutIn(task);
                    break;
                case var status when OrderBook.IsRetryable(task) && status >= WorkStatus.NeedsAttention:
                    Decide(task);
                    break;
            }
        }

        foreach (var order in simulation.OrdersOf(OrderStatus.PendingShipment))
        {
            Assert(shop.Parcels.ShipAsync(_manager, order, new ShipRequest()));
        }
    }

    private void TakeOut(TaskRow task)
    {
        foreach (var slot in site.Slots.Where(slot => slot.Card?.Content == task.Id))
        {
            slot.Card = null;
        }
    }

    private void PutIn(TaskRow task)
    {
        var isWrong = !IsCalm && random.Next(8) == 0;
        var slot = isWrong ? site.Slots[random.Next(site.Slots.Count)] : site.Slots.Single(slot => string.Equals(slot.Slot, task.Slot, StringComparison.Ordinal));
        simulation.Tally.Add("cards in the wrong slot", string.Equals(slot.Slot, task.Slot, StringComparison.Ordinal) ? 0 : 1);

        // What is being written nobody takes out, not even to put in something else.
        var forgets = !IsCalm && random.Next(6) == 0;
        if (!forgets && !simulation.IsBusy(site, slot))
        {
            slot.Card = new Blank(!IsCalm && random.Next(5) == 0, !IsCalm && random.Next(10) == 0);
        }

        if (IsCalm || forgets || random.Next(2) == 0)
        {
            Assert(shop.Cards.ConfirmAsync(_manager, task.Id));
        }
    }

    private void Decide(TaskRow task)
    {
        var what = IsCalm ? 0 : random.Next(20);
        if (task.Away && (IsCalm || what > 2))
        {
            return;
        }

        if (site.Slots.Find(slot => string.Equals(slot.Slot, task.Slot, StringComparison.Ordinal)) is { Card.Content: null } here && !simulation.IsBusy(site, here))
        {
            here.Card = null;
        }

        if (what is < 14 or >= 17)
        {
            simulation.Decided(task.Id);
        }

        Assert(what switch
        {
            < 14 => shop.Tasks.RetryAsync(_manager, task.Id),
            < 17 => shop.Cards.ResumeAsync(_manager, task.Id),
            _ => shop.Cards.MoveAsync(_manager, task.Id, new CardMove()),
        });
    }

    private List<TaskRow> Tasks(string where) =>
        shop.Store.Read(session => session.Query<TaskRow>($"SELECT {TaskRow.Columns} FROM tasks WHERE {where} ORDER BY order_id, ordinal", new { Site = site.Name }));

    private static void Assert<T>(Task<Scheduler.Outcomes.Outcome<T>> act) => Xunit.Assert.Null(act.GetAwaiter().GetResult().Problem);
}
