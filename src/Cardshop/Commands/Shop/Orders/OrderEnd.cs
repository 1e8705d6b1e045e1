using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>How orders end.</summary>
internal static class OrderEnd
{
    /// <summary>Whether nothing more happens unless a person does something.</summary>
    public static bool IsOver(OrderStatus status) => IsGood(status) || IsBad(status);

    /// <summary>Whether what was ordered is there: to be downloaded, or to be sent.</summary>
    public static bool IsGood(OrderStatus status) => status is OrderStatus.PendingExpiry or OrderStatus.PendingShipment or OrderStatus.Shipped;

    /// <summary>Why an order ended badly, with causes and remedies; none when it did not.</summary>
    public static IReadOnlyList<string> ErrorsOf(Order order)
    {
        if (!IsBad(order.Status))
        {
            return [];
        }

        var failed = (order.Tasks ?? []).Where(IsFailed).Select(task => Describe(order, task)).ToList();
        return failed.Count > 0 ? failed : order.Status switch
        {
            OrderStatus.Canceled => [$"{order.Name}: the order was cancelled."],
            OrderStatus.Expired => [$"{order.Name}: the image is not kept any more. Order it again."],
            _ => [$"{order.Name}: {ShopText.Word(order.Status)}."],
        };
    }

    private static bool IsBad(OrderStatus status) => status is
        OrderStatus.CreationFailed or OrderStatus.DownloadFailed or OrderStatus.WriteFailed or OrderStatus.Failed or OrderStatus.Canceled or OrderStatus.Expired;

    private static bool IsFailed(ShopTask task) => task.Status is (>= WorkStatus.FailedToBuild and <= WorkStatus.Failed) or WorkStatus.Timedout;

    private static string Describe(Order order, ShopTask task) => string.Join(' ',
    [
        $"{order.Name}: {TaskNames.Of(order, task)}: {ShopText.Word(task.Status)}.",
        .. task.Cause is { Length: > 0 } cause ? [cause] : Array.Empty<string>(),
        task.Remedy is { Length: > 0 } remedy ? remedy : $"The log says more: cardshop order log {order.Id}",
    ]);
}
