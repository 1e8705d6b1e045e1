using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Problems;
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
            return Ship(session, order, request, caller.Username);
        },
        cancellation);

    public Outcome<Order> Ship(StoreSession session, OrderRow order, ShipRequest request, string who)
    {
        if (order.State != OrderStatus.PendingShipment)
        {
            return Refusal.WrongState("order", order.Id, order.Status, order.State == OrderStatus.Shipped ? "it was sent already." : "its cards are not all written.");
        }

        if (Check(order, request) is { Count: > 0 } problems)
        {
            return Refusal.Invalid(problems);
        }

        var (tracking, serials) = (request.Tracking?.Trim(), request.Serials);
        var shipment = new Shipment(clock.Now(), who, tracking is { Length: > 0 } ? tracking : null, serials is { Count: > 0 } ? serials : null);
        session.Execute("UPDATE orders SET shipped = 1, shipment = @Shipment WHERE id = @Id", new { Shipment = StoredJson.Write(shipment), order.Id });
        session.Execute("UPDATE artifacts SET status = 'doomed' WHERE order_id = @Id AND status = 'available'", new { order.Id });
        board.Recompute(session, order.Id, who, "the cards were sent");
        return OrderBook.Whole(session, OrderBook.Find(session, order.Id)!);
    }

    private static List<FieldProblem> Check(OrderRow order, ShipRequest request)
    {
        var problems = new List<FieldProblem>();
        if (request.Tracking is { Length: > LongestTracking } || request.Tracking?.Any(char.IsControl) == true)
        {
            problems.Add(new FieldProblem("tracking", $"give one line of at most {LongestTracking} characters"));
        }

        var serials = request.Serials ?? [];
        problems.AddRange(serials.Index().Where(entry => !DeviceSerial.TryParse(entry.Item, out _)).Select(entry => new FieldProblem(
            $"serials[{entry.Index}]", $"\"{entry.Item}\" is no serial number: give six letters and digits as they stand on the hotspot, such as AACADE")));
        problems.AddRange(serials.GroupBy(serial => serial, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => new FieldProblem("serials", $"{same.Key} is there twice")));
        if (serials.Count > order.Quantity)
        {
            problems.Add(new FieldProblem("serials", $"give at most one for each of the {order.Quantity} cards"));
        }

        return problems;
    }
}
