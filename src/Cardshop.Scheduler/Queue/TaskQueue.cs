using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.States;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>
/// Hands out tasks and takes them back. A lease and its fence are made in the transaction that gives the task away; whatever a worker says
/// later is only heard while its lease is the task's.
/// </summary>
internal sealed partial class TaskQueue(TimeProvider clock, IdSource ids, QueueOptions options, Board board, QueueSignals signals)
{
    /// <summary>A worker is alive, and may have got further.</summary>
    public Outcome<HeartbeatAnswer> Beat(StoreSession session, Principal caller, LeaseId id, Heartbeat heartbeat)
    {
        var outcome = Take(session, caller, id, heartbeat.Fence);
        if (outcome.IsRefused)
        {
            return outcome.Problem;
        }

        var (lease, task) = (outcome.Value.Lease, outcome.Value.Task);
        var to = IsLate(task, heartbeat) ? task.State : heartbeat.Status ?? task.State;
        if (to != task.State && !(TaskTransitions.IsHeld(to) && TaskTransitions.Allows(task.TaskKind, task.State, to)))
        {
            return Refusal.WrongState("task", task.Id, task.Status, $"it cannot become {Words.Of(to)}.");
        }

        var changed = (to == WorkStatus.WaitingForCard && to != task.State ? task.AskAgain() : task) with
        {
            Status = Words.Of(to),
            Progress = heartbeat.Progress is null ? task.Progress : StoredJson.Write(heartbeat.Progress),
            Checkpoint = heartbeat.Checkpoint ?? task.Checkpoint,
        };
        if (changed != task)
        {
            var moved = board.Move(session, task, changed, caller.Username, "");
            if (heartbeat.Progress is not null && to == task.State)
            {
                board.Progressed(session, moved);
            }
        }

        session.Execute("UPDATE leases SET expires = @Expires WHERE id = @Id", new { Expires = clock.Now() + options.Lease, lease.Id });
        session.Execute("UPDATE workers SET last_seen = @Now WHERE id = @WorkerId", new { Now = clock.Now(), lease.WorkerId });
        var draining = session.Value<bool>("SELECT draining FROM workers WHERE id = @WorkerId", new { lease.WorkerId });
        return new HeartbeatAnswer(options.Lease.TotalSeconds, draining) { CardConfirmed = changed.Confirmed };
    }

    /// <summary>A worker gives its task back undone, or could not be given it after all. It is offered again after a pause.</summary>
    public Outcome<Nothing> Release(
        StoreSession session, Principal caller, LeaseId id, TaskRelease release, TimeSpan pause = default, string why = "given back by its worker")
    {
        var outcome = Take(session, caller, id, release.Fence);
        if (outcome.IsRefused)
        {
            return outcome.Problem;
        }

        var (lease, task) = (outcome.Value.Lease, outcome.Value.Task);
        End(session, lease, LeaseRow.Ended);
        board.Move(
            session,
            task,
            task.Free(WorkStatus.Pending) with
            {
                Attempts = task.Attempts - 1,
                NotBefore = clock.Now() + pause,
                Checkpoint = release.Checkpoint ?? task.Checkpoint,
                Slot = task.IsUntouched && release.Checkpoint is null ? null : task.Slot,
            },
            caller.Username,
            why);
        signals.TasksReady(session);
        return default(Nothing);
    }

    /// <summary>Takes back what workers that have not called for too long have.</summary>
    /// <returns>How many tasks.</returns>
    public int Lapse(StoreSession session)
    {
        var now = clock.Now();
        var lapsed = session.Query<LeaseRow>($"SELECT {LeaseRow.Columns} FROM leases WHERE state = 'active' AND expires < @Now ORDER BY expires, id", new { Now = now });
        foreach (var lease in lapsed)
        {
            var task = Find(session, lease.TaskId)!;
            End(session, lease, LeaseRow.Lapsed);
            var row = session.Find<WorkerRow>($"SELECT {WorkerRow.Columns} FROM workers WHERE id = @WorkerId", new { lease.WorkerId });
            var worker = row?.Name ?? "that had it";
            if (row is not null)
            {
                board.WorkerVanished(session, row, task, $"It has not called for {options.Lease.TotalSeconds:0} s.");
            }

            if (task.TaskKind == TaskKind.Writer)
            {
                Strand(session, task, worker);
            }
            else if (task.Attempts < options.Attempts)
            {
                var pause = options.Pause(options.LapsePause, task.Attempts);
                board.Move(session, task, task.Free(WorkStatus.Pending) with { NotBefore = now + pause }, Board.Scheduler, $"the worker {worker} has not called for {options.Lease.TotalSeconds:0} s");
            }
            else
            {
                var change = task.Free(WorkStatus.Timedout) with
                {
                    Cause = $"{task.Attempts} workers had this task and vanished, the last one was {worker}.",
                    Remedy = "Look at the logs of the workers, then have the task tried again.",
                };
                board.Move(session, task, change, Board.Scheduler, change.Cause);
            }
        }

        if (lapsed.Count > 0)
        {
            signals.TasksReady(session);
        }

        return lapsed.Count;
    }

    /// <summary>There is half a card in a slot, so nobody elsewhere can carry on.</summary>
    private void Strand(StoreSession session, TaskRow task, string worker)
    {
        var change = task.Free(WorkStatus.NeedsAttention) with
        {
            Away = true,
            Cause = $"The writer {worker} of slot {task.Slot} has not called for {options.Lease.TotalSeconds:0} s.",
            Remedy = "It carries on by itself when it is back. If it does not come back, have the card written in another slot.",
        };
        board.Move(session, task, change, Board.Scheduler, change.Cause);
    }

    /// <summary>
    /// Gives all leases a full period: time during which no worker could call does not count against it. And when the clock was set back, no
    /// task waits longer than any pause lasts.
    /// </summary>
    public int Renew(StoreSession session)
    {
        var now = clock.Now();
        session.Execute("UPDATE tasks SET not_before = @Now WHERE status = 'pending' AND attempts = 0 AND not_before > @Now", new { Now = now });
        session.Execute("UPDATE tasks SET not_before = @Latest WHERE status = 'pending' AND not_before > @Latest", new { Latest = now + options.LongestPause });
        return session.Execute("UPDATE leases SET expires = @Expires WHERE state = 'active'", new { Expires = now + options.Lease });
    }

    internal static TaskRow? Find(StoreSession session, TaskId id) => session.Find<TaskRow>($"SELECT {TaskRow.Columns} FROM tasks WHERE id = @Id", new { Id = id });

    /// <summary>The task of a lease that still holds it. One that lapsed is good again when nobody has claimed the task since.</summary>
    internal Outcome<Hold> Take(StoreSession session, Principal caller, LeaseId id, long? fence)
    {
        if (fence is null)
        {
            return Refusal.Invalid("fence", "give the fence of the lease");
        }

        var lease = session.Find<LeaseRow>($"SELECT {LeaseRow.Columns} FROM leases WHERE id = @Id", new { Id = id });
        if (lease is null || lease.UserId != caller.Id)
        {
            return Refusal.NotFound("lease", id);
        }

        var task = Find(session, lease.TaskId)!;
        if (lease.Fence != fence)
        {
            return Refusal.LeaseLost(id, task.Status, "the fence is another");
        }

        return lease.State switch
        {
            LeaseRow.Active => new Hold(lease, task),
            LeaseRow.Lapsed when task.Fence == lease.Fence && (task.State == WorkStatus.Pending || task.Away) && !IsTaken(session, task) => Revive(session, caller, lease, task),
            _ when task.State == WorkStatus.Canceled => Refusal.Canceled(task.Id),
            LeaseRow.Lapsed => Refusal.LeaseLost(id, task.Status, "its worker had not called in time, and the task was handed on"),
            _ => Refusal.LeaseLost(id, task.Status, "it is over"),
        };
    }

    /// <summary>
    /// Whether a heartbeat of a writer speaks of a time when it was waiting for the card that is in by now: it was overtaken by another. To wait for the next
    /// card it has to say so.
    /// </summary>
    private static bool IsLate(TaskRow task, Heartbeat heartbeat) =>
        heartbeat.Round < task.Round
        || (heartbeat.Status == WorkStatus.WaitingForCard && task.State > WorkStatus.WaitingForCard && heartbeat.Round != task.Round + 1);

    /// <summary>Whether another card is in the slot by now.</summary>
    private static bool IsTaken(StoreSession session, TaskRow task) => task.Slot is not null
        && session.Value<int>("SELECT COUNT(*) FROM tasks WHERE site = @Site AND slot = @Slot AND lease_id IS NOT NULL", new { task.Site, task.Slot }) > 0;

    internal static void End(StoreSession session, LeaseRow lease, string state) =>
        session.Execute("UPDATE leases SET state = @State WHERE id = @Id", new { State = state, lease.Id });

    private Hold Revive(StoreSession session, Principal caller, LeaseRow lease, TaskRow task)
    {
        var renewed = lease with { State = LeaseRow.Active, Expires = clock.Now() + options.Lease };
        session.Execute("UPDATE leases SET state = @State, expires = @Expires WHERE id = @Id", renewed);
        var held = task with { Status = Words.Of(WorkStatus.Received), LeaseId = lease.Id.Value, WorkerId = lease.WorkerId.Value, Away = false, Cause = null, Remedy = null };
        return new Hold(renewed, board.Move(session, task, held, caller.Username, "its worker called again"));
    }
}
