using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Sites;

/// <summary>Cards that were sent.</summary>
internal sealed class Parcels(IStore store, TimeProvider clock, Board board)
{
    private const int LongestTracking = 500;

    /// <summary>The cards of an order were sent.</summary>
    public Task<Outcome<Order>> ShipAsync(Principal caller, OrderId id, ShipRequest request, CancellationToken cancellation = default) => store.WriteAsync<Outcome<Order>>(
        session =>
        {
            if (OrderBook.Find(session, caller, id) is not { } order)
            {
                return Refusal.NotFound("order", id);
            }

            Audit.Write(session, clock, caller, "order.ship", id, "");
            return Ship(session, order, request.Tracking, caller.Username);
        },
        cancellation);

    public Outcome<Order> Ship(StoreSession session, OrderRow order, string? tracking, string who)
    {
        if (order.State != OrderStatus.PendingShipment)
        {
            return Refusal.WrongState("order", order.Id, order.Status, order.State == OrderStatus.Shipped ? "it was sent already." : "its cards are not all written.");
        }

        if (tracking is { Length: > LongestTracking } || tracking?.Any(char.IsControl) == true)
        {
            return Refusal.Invalid("tracking", $"give one line of at most {LongestTracking} characters");
        }

        var shipment = new Shipment(clock.Now(), who, string.IsNullOrWhiteSpace(tracking) ? null : tracking.Trim());
        session.Execute("UPDATE orders SET shipped = 1, shipment = @Shipment WHERE id = @Id", new { Shipment = StoredJson.Write(shipment), order.Id });
        session.Execute("UPDATE artifacts SET status = 'doomed' WHERE order_id = @Id AND status = 'available'", new { order.Id });
        board.Recompute(session, order.Id, who, "the cards were sent");
        return OrderBook.Whole(session, OrderBook.Find(session, order.Id)!);
    }
}
