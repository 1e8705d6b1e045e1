using System.Collections.Concurrent;
using Cardshop.Contracts;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>The workers that have called.</summary>
internal sealed class WorkerRegistry(IStore store, TimeProvider clock, IdSource ids, QueueSignals signals)
{
    /// <summary>How long after its last call a worker counts as alive: longer than any long poll.</summary>
    public static readonly TimeSpan Alive = TimeSpan.FromSeconds(75);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private const int MostFresh = 10_000;

    private static readonly ListRules Rules = new("workers", WorkerRow.Columns, "-last_seen", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["last_seen"] = "last_seen",
    });

    /// <summary>Workers as they were when they last called; what they are asked to do in between is looked up when they are given a task.</summary>
    private readonly ConcurrentDictionary<(UserId User, string Name), WorkerRow> _fresh = [];

    /// <summary>The kinds that a role may work on.</summary>
    public static IReadOnlyCollection<TaskKind> KindsOf(Role role) => role switch
    {
        Role.Creator => [TaskKind.Creator],
        Role.Writer => [TaskKind.Downloader, TaskKind.Writer],
        _ => [],
    };

    /// <summary>A worker calls.</summary>
    public async Task<WorkerRow> SeenAsync(Principal caller, ClaimRequest request, CancellationToken cancellation)
    {
        var seen = new WorkerRow
        {
            UserId = caller.Id,
            Name = request.Worker ?? caller.Username,
            Username = caller.Username,
            Channel = caller.Channel,
            Kinds = string.Join(' ', request.Kinds!.Select(Words.Of)),
            Capabilities = string.Join(' ', request.Capabilities ?? []),
            Version = request.Version ?? "",
            LastSeen = clock.Now(),
            Slots = StoredJson.Write<IReadOnlyList<SlotOffer>>([.. (request.Slots ?? []).Select(slot => slot with { Name = SiteRules.Fold(slot.Name!) })]),
            Room = request.Room,
        };
        if (_fresh.TryGetValue((caller.Id, seen.Name), out var known)
            && seen.LastSeen - known.LastSeen < Fresh && known == seen with { Id = known.Id, LastSeen = known.LastSeen, Draining = known.Draining })
        {
            return known;
        }

        var kept = await store.WriteAsync(session => Keep(session, seen), cancellation);
        Remember(kept);
        return kept;
    }

    /// <summary>Workers.</summary>
    public async Task<Outcome<Page<Worker>>> ListAsync(Principal caller, ListQuery query, string? channel, CancellationToken cancellation = default) => await store.ReadAsync(
        session => new ListFilter().Equal("channel", caller.Channel).Equal("channel", channel).Page<WorkerRow, Worker>(session, Rules, query, row => Show(session, row)), cancellation);

    /// <summary>A worker.</summary>
    public async Task<Outcome<Worker>> GetAsync(Principal caller, WorkerId id, CancellationToken cancellation = default) =>
        await store.ReadAsync(session => Find(session, caller, id) is { } row ? (Outcome<Worker>)Show(session, row) : Refusal.NotFound("worker", id), cancellation);

    /// <summary>Asks a worker to stop, or lets it work again.</summary>
    public Task<Outcome<Worker>> ChangeAsync(Principal caller, WorkerId id, WorkerChange change, CancellationToken cancellation = default) => store.WriteAsync<Outcome<Worker>>(
        session =>
        {
            if (Find(session, caller, id) is not { } row)
            {
                return Refusal.NotFound("worker", id);
            }

            var draining = change.Draining ?? row.Draining;
            session.Execute("UPDATE workers SET draining = @Draining WHERE id = @Id", new { Draining = draining, Id = id });
            foreach (var lease in session.Query<string>("SELECT lease_id FROM tasks WHERE worker_id = @Id AND lease_id IS NOT NULL", new { Id = id }))
            {
                signals.LeaseChanged(session, new LeaseId(lease));
            }

            Audit.Write(session, clock, caller, draining ? "worker.drain" : "worker.resume", id, row.Name);
            return Show(session, row with { Draining = draining });
        },
        cancellation);

    internal static WorkerRow? Find(StoreSession session, Principal caller, WorkerId id) =>
        session.Find<WorkerRow>($"SELECT {WorkerRow.Columns} FROM workers WHERE id = @Id", new { Id = id }) is { } row
        && (row.UserId == caller.Id || (caller.Role == Role.Manager && caller.Sees(row.Channel))) ? row : null;

    private static WorkerRow? Find(StoreSession session, UserId user, string name) =>
        session.Find<WorkerRow>($"SELECT {WorkerRow.Columns} FROM workers WHERE user_id = @User AND name = @Name", new { User = user, Name = name });

    private Worker Show(StoreSession session, WorkerRow row) => row.ToWorker(
        clock.Now() - Alive, [.. session.Query<string>("SELECT id FROM tasks WHERE worker_id = @Id AND lease_id IS NOT NULL ORDER BY id", new { row.Id }).Select(id => new TaskId(id))]);

    private void Remember(WorkerRow row)
    {
        if (_fresh.Count >= MostFresh)
        {
            _fresh.Clear();
        }

        _fresh[(row.UserId, row.Name)] = row;
    }

    private WorkerRow Keep(StoreSession session, WorkerRow seen)
    {
        session.Execute(
            """
            INSERT INTO workers (id, user_id, name, username, channel, kinds, capabilities, version, first_seen, last_seen, slots, room)
            VALUES (@Id, @UserId, @Name, @Username, @Channel, @Kinds, @Capabilities, @Version, @LastSeen, @LastSeen, @Slots, @Room)
            ON CONFLICT (user_id, name) DO UPDATE SET channel = excluded.channel, kinds = excluded.kinds, capabilities = excluded.capabilities, version = excluded.version, last_seen = excluded.last_seen,
                slots = excluded.slots, room = excluded.room
            """,
            seen with { Id = ids.Next<WorkerId>() });
        return Find(session, seen.UserId, seen.Name)!;
    }
}
