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
    /// <summary>Adds the tasks of an order: one that makes the image, and for cards one that fetches it to a site and one for each card.</summary>
    public static IReadOnlyList<TaskRow> Insert(StoreSession session, OrderRow order, RecipePlan plan, IdSource ids)
    {
        var creator = Task(order, TaskKind.Creator, 1, ids) with { Inputs = StoredJson.Write<IReadOnlyList<string>>(plan.Inputs) };
        Insert(session, creator);
        if (Words.Parse<MediaType>(order.MediaType) == MediaType.Virtual)
        {
            return [creator];
        }

        var downloader = Task(order, TaskKind.Downloader, 1, ids) with { Site = order.Site };
        Insert(session, downloader, creator.Id);
        List<TaskRow> writers = [.. Enumerable.Range(1, order.Quantity).Select(number => Task(order, TaskKind.Writer, number, ids) with { Site = order.Site, Round = 1 })];
        writers.ForEach(writer => Insert(session, writer, downloader.Id));
        return [creator, downloader, .. writers];
    }

    private static TaskRow Task(OrderRow order, TaskKind kind, int ordinal, IdSource ids) => new()
    {
        Id = ids.Next<TaskId>(),
        OrderId = order.Id,
        Kind = Words.Of(kind),
        Ordinal = ordinal,
        Channel = order.Channel,
        Status = Words.Of(WorkStatus.Pending),
        Priority = order.Priority,

        // Cards in their order: ids of the same millisecond have none.
        QueueRank = order.Created.ToUnixTimeMilliseconds() - (long)(order.Priority * QueueOptions.PriorityStep.TotalMilliseconds) + ordinal - 1,
        NotBefore = order.Created,
        Needs = "[]",
        Inputs = "[]",
        Created = order.Created,
        Updated = order.Created,
    };

    /// <summary>Adds a task, and what it waits for.</summary>
    private static void Insert(StoreSession session, TaskRow task, params IReadOnlyList<TaskId> after)
    {
        session.Execute(
            """
            INSERT INTO tasks (id, order_id, kind, ordinal, channel, status, priority, queue_rank, blocked, not_before, needs, inputs, created, updated, site, round)
            VALUES (@Id, @OrderId, @Kind, @Ordinal, @Channel, @Status, @Priority, @QueueRank, @Blocked, @NotBefore, @Needs, @Inputs, @Created, @Updated, @Site, @Round)
            """,
            task with { Blocked = after.Count });
        foreach (var needed in after)
        {
            session.Execute("INSERT INTO task_dependencies (task_id, needs) VALUES (@Task, @Needs)", new { Task = task.Id, Needs = needed });
        }
    }
}
