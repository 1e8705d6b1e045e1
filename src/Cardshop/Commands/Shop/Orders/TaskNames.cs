using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>What the tasks of an order are called: <c>creator</c>, or <c>card 2</c>.</summary>
internal static class TaskNames
{
    public static string Of(Order order, ShopTask task) =>
        task.Kind == TaskKind.Writer ? $"card {task.Ordinal}"
        : (order.Tasks ?? []).Count(other => other.Kind == task.Kind) > 1 ? $"{Words.Of(task.Kind)} {task.Ordinal}"
        : Words.Of(task.Kind);

    public static string Of(Order order, TaskId id) => (order.Tasks ?? []).FirstOrDefault(task => task.Id == id) is { } task ? Of(order, task) : id.Value;
}
