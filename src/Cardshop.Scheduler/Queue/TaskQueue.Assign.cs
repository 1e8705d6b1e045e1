using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

internal sealed partial class TaskQueue
{
    /// <summary>How far to look for tasks that a worker holds the content of already.</summary>
    private const int MostAhead = 16;

    /// <summary>How many are read at a time where those before them suit nobody.</summary>
    private const int FurtherPage = 64;

    /// <summary>Hands tasks to workers that wait, the longest first.</summary>
    public List<Assignment> Assign(StoreSession session, IReadOnlyList<Claimant> claimants)
    {
        var assignments = new List<Assignment>();
        var free = new LinkedList<Claimant>(claimants);
        Arrive(session, claimants);
        TakeUp(session, free, assignments);
        foreach (var kind in claimants.SelectMany(claimant => claimant.Kinds).Distinct().Order().ToList())
        {
            Assign(session, kind, free, assignments);
        }

        return assignments;
    }

    /// <summary>Where they are may have changed while they waited.</summary>
    private static void Arrive(StoreSession session, IReadOnlyList<Claimant> claimants)
    {
        foreach (var account in claimants.Where(claimant => claimant.Kinds.Any(kind => kind != TaskKind.Creator)).GroupBy(claimant => claimant.Worker.UserId))
        {
            var site = SiteRow.Of(session, account.Key);
            var taken = session.Query<string>("SELECT slot FROM tasks WHERE site = @Id AND lease_id IS NOT NULL AND slot IS NOT NULL", new { site?.Id }).ToHashSet(StringComparer.Ordinal);
            foreach (var claimant in account)
            {
                claimant.Arrive(site, taken);
            }
        }
    }

    /// <summary>Gives cards whose writer vanished to that of the same slot, before anything else: nobody else may have them.</summary>
    private void TakeUp(StoreSession session, LinkedList<Claimant> free, List<Assignment> assignments)
    {
        foreach (var claimant in free.Where(claimant => claimant is { Site: not null, Free.Count: > 0 } && claimant.Kinds.Contains(TaskKind.Writer)).ToList())
        {
            var left = session.Query<TaskRow>($"SELECT {TaskRow.Columns} FROM tasks WHERE away = 1 AND site = @Id ORDER BY queue_rank, id", new { claimant.Site!.Id })
                .FirstOrDefault(task => task.Slot is not null && claimant.Suits(new Candidate(task)));
            if (left is null)
            {
                continue;
            }

            free.Remove(claimant);
            if (MayWork(session, claimant.Worker.Id))
            {
                assignments.Add(Give(session, left, claimant));
            }
        }
    }

    private void Assign(StoreSession session, TaskKind kind, LinkedList<Claimant> free, List<Assignment> assignments)
    {
        var candidates = Candidates(session, kind, [.. free.Where(claimant => claimant.Kinds.Contains(kind))]);
        var running = Running(session, kind, candidates);
        while (candidates.Count > 0 && free.Count > 0)
        {
            var best = candidates
                .Select(candidate => (Candidate: candidate, Claimant: BestFor(candidate, free)))
                .Where(pair => pair.Claimant is not null)
                .OrderBy(pair => Cost(pair.Candidate, pair.Claimant!, running))
                .ThenBy(pair => pair.Candidate.Row.Id.Value, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best.Claimant is not { } claimant)
            {
                return;
            }

            free.Remove(claimant);
            if (!MayWork(session, claimant.Worker.Id))
            {
                continue;
            }

            candidates.Remove(best.Candidate);
            assignments.Add(Give(session, best.Candidate.Row, claimant));
            running[best.Candidate.Row.Channel] = running.GetValueOrDefault(best.Candidate.Row.Channel) + 1;
        }
    }

    private List<Candidate> Candidates(StoreSession session, TaskKind kind, List<Claimant> suited)
    {
        var channels = suited.Any(claimant => claimant.Worker.Channel is null)
            ? session.Query<string>("SELECT id FROM channels ORDER BY id")
            : [.. suited.Select(claimant => claimant.Worker.Channel!).Distinct(StringComparer.Ordinal)];
        return [.. channels.SelectMany(channel => Candidates(session, kind, channel, suited))];
    }

    /// <summary>As many of a channel as there are workers that could do them. What nobody here can do is passed over, however much of it there is.</summary>
    private List<Candidate> Candidates(StoreSession session, TaskKind kind, string channel, List<Claimant> suited)
    {
        var wanted = suited.Count + (suited.Any(claimant => claimant.HoldsContent) ? MostAhead : 0);
        var found = new List<Candidate>();
        var (rank, id, page) = (long.MinValue, "", wanted);
        while (true)
        {
            var rows = session.Query<TaskRow>(
                $"""
                SELECT {TaskRow.Columns} FROM tasks
                WHERE kind = @Kind AND channel = @Channel AND status = 'pending' AND blocked = 0 AND not_before <= @Now AND (queue_rank, id) > (@Rank, @Id)
                ORDER BY queue_rank, id LIMIT @Limit
                """,
                new { Kind = Words.Of(kind), Channel = channel, Now = clock.Now(), Rank = rank, Id = id, Limit = page });
            found.AddRange(rows.Select(row => new Candidate(row)).Where(candidate => suited.Exists(claimant => claimant.Suits(candidate))));
            if (found.Count >= wanted || rows.Count < page)
            {
                return found;
            }

            (rank, id, page) = (rows[^1].QueueRank, rows[^1].Id.Value, FurtherPage);
        }
    }

    /// <summary>How many tasks each channel has under way; only asked where it decides, which is between channels.</summary>
    private static Dictionary<string, int> Running(StoreSession session, TaskKind kind, List<Candidate> candidates) =>
        candidates.DistinctBy(candidate => candidate.Row.Channel, StringComparer.Ordinal).Skip(1).Any()
            ? session.Query<ChannelCount>("SELECT channel, COUNT(*) AS count FROM tasks WHERE kind = @Kind AND lease_id IS NOT NULL GROUP BY channel", new { Kind = Words.Of(kind) })
                .ToDictionary(row => row.Channel, row => row.Count, StringComparer.Ordinal)
            : new Dictionary<string, int>(StringComparer.Ordinal);

    private static Claimant? BestFor(Candidate candidate, LinkedList<Claimant> free)
    {
        Claimant? best = null;
        var most = -1.0;
        foreach (var claimant in free)
        {
            if (claimant.Suits(candidate) && claimant.Holds(candidate) is var holds && holds > most)
            {
                (best, most) = (claimant, holds);
                if (candidate.Inputs.Count == 0)
                {
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>When a task was queued, in milliseconds, with everything that counts for and against it.</summary>
    private double Cost(Candidate candidate, Claimant claimant, Dictionary<string, int> running) =>
        candidate.Row.QueueRank
        + (running.GetValueOrDefault(candidate.Row.Channel) * options.ChannelShare.TotalMilliseconds)
        - (claimant.Holds(candidate) * options.ContentBonus.TotalMilliseconds);

    /// <summary>Its account may have been switched off, or itself be asked to stop, while it waited.</summary>
    private static bool MayWork(StoreSession session, WorkerId worker) =>
        session.Value<int>("SELECT COUNT(*) FROM workers JOIN users ON users.id = workers.user_id WHERE workers.id = @Id AND active = 1 AND draining = 0", new { Id = worker }) > 0;

    private Assignment Give(StoreSession session, TaskRow task, Claimant claimant)
    {
        var now = clock.Now();
        var lease = new LeaseRow
        {
            Id = ids.Next<LeaseId>(),
            TaskId = task.Id,
            Fence = task.Fence + 1,
            WorkerId = claimant.Worker.Id,
            UserId = claimant.Worker.UserId,
            Expires = now + options.Lease,
            State = LeaseRow.Active,
        };
        session.Execute(
            "INSERT INTO leases (id, task_id, fence, worker_id, user_id, started, expires, state) VALUES (@Id, @TaskId, @Fence, @WorkerId, @UserId, @Started, @Expires, @State)",
            new { lease.Id, lease.TaskId, lease.Fence, lease.WorkerId, lease.UserId, Started = now, lease.Expires, lease.State });
        var order = session.Find<OrderRow>($"SELECT {OrderRow.Columns}, recipe, cards FROM orders WHERE id = @OrderId", new { task.OrderId })!;
        if (task.TaskKind != TaskKind.Creator && (task.Site is null || order.Stranded))
        {
            order = Settle(session, order, claimant.Site!);
        }

        var held = task with
        {
            Site = task.TaskKind == TaskKind.Creator ? null : claimant.Site!.Id,
            Slot = task.TaskKind == TaskKind.Writer ? claimant.SlotFor(task) : null,
            Away = false,
            Status = Words.Of(WorkStatus.Received),
            Fence = lease.Fence,
            LeaseId = lease.Id.Value,
            WorkerId = claimant.Worker.Id.Value,
            Attempts = task.Attempts + 1,
            Progress = null,
            Cause = null,
            Remedy = null,
        };
        var moved = board.Move(session, task, held, claimant.Worker.Username, $"claimed by the worker {claimant.Worker.Name}", order);
        return new Assignment(claimant, lease, moved, order);
    }

    /// <summary>The first downloader that claims decides where an order's cards are written; and whoever claims is there.</summary>
    private static OrderRow Settle(StoreSession session, OrderRow order, SiteRow site)
    {
        session.Execute("UPDATE orders SET site = @Site, stranded = 0 WHERE id = @Id", new { Site = site.Id, order.Id });
        session.Execute("UPDATE tasks SET site = @Site WHERE order_id = @Id AND kind <> 'creator' AND status <> 'written'", new { Site = site.Id, order.Id });
        return order with { Site = site.Id, Stranded = false };
    }

    private sealed record ChannelCount
    {
        public string Channel { get; init; } = "";

        public int Count { get; init; }
    }
}
