using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Orders;

/// <summary>What has to be done for an order, and in which order.</summary>
internal static class TaskGraph
{
    /// <summary>The tasks of an order: for a download, one that makes the image.</summary>
    public static IEnumerable<TaskRow> Of(OrderRow order, RecipePlan plan, IdSource ids)
    {
        yield return new TaskRow
        {
            Id = ids.Next<TaskId>(),
            OrderId = order.Id,
            Kind = Words.Of(TaskKind.Creator),
            Ordinal = 1,
            Channel = order.Channel,
            Status = Words.Of(WorkStatus.Pending),
            Priority = order.Priority,
            QueueRank = order.Created.ToUnixTimeMilliseconds() - (long)(order.Priority * QueueOptions.PriorityStep.TotalMilliseconds),
            NotBefore = order.Created,
            Needs = "[]",
            Inputs = StoredJson.Write<IReadOnlyList<string>>(plan.Inputs),
            Created = order.Created,
            Updated = order.Created,
        };
    }

    /// <summary>Adds a task, and what it waits for.</summary>
    public static void Insert(StoreSession session, TaskRow task, params IReadOnlyList<TaskId> after)
    {
        session.Execute(
            """
            INSERT INTO tasks (id, order_id, kind, ordinal, channel, status, priority, queue_rank, blocked, not_before, needs, inputs, created, updated)
            VALUES (@Id, @OrderId, @Kind, @Ordinal, @Channel, @Status, @Priority, @QueueRank, @Blocked, @NotBefore, @Needs, @Inputs, @Created, @Updated)
            """,
            task with { Blocked = after.Count });
        foreach (var needed in after)
        {
            session.Execute("INSERT INTO task_dependencies (task_id, needs) VALUES (@Task, @Needs)", new { Task = task.Id, Needs = needed });
        }
    }
}
