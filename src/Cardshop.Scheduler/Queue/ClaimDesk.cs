using System.Threading.Channels;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;
using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Queue;

/// <summary>
/// Where workers wait for tasks. One loop matches all who wait with all there is to do, in one transaction, so a wait for the disk serves many
/// claims, and a worker that waits costs nothing until there is something for it.
/// </summary>
internal sealed partial class ClaimDesk : IAsyncDisposable
{
    private const int LongestWait = 60;
    private const int MostWords = 10_000;
    private const int LongestWord = 2_000;
    private const int MostSlots = 100;

    private readonly IStore _store;
    private readonly TimeProvider _clock;
    private readonly TaskQueue _queue;
    private readonly WorkerRegistry _registry;
    private readonly Handover _handover;
    private readonly QueueOptions _options;
    private readonly QueueSignals _signals;
    private readonly ILogger<ClaimDesk> _logger;
    private readonly Lock _gate = new();
    private readonly LinkedList<Claimant> _fresh = [];
    private readonly LinkedList<Claimant> _waiting = [];
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;
    private Task _matching = Task.CompletedTask;
    private bool _all;

    public ClaimDesk(
        IStore store, TimeProvider clock, TaskQueue queue, WorkerRegistry registry, Handover handover, QueueOptions options, QueueSignals signals, ILogger<ClaimDesk> logger)
    {
        (_store, _clock, _queue, _registry, _handover, _options, _signals, _logger) = (store, clock, queue, registry, handover, options, signals, logger);
        _signals.Ready = OnReady;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>How many workers wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count + _fresh.Count;
            }
        }
    }

    /// <summary>Waits for a task.</summary>
    /// <returns>Null when there was none in time.</returns>
    public async Task<Outcome<Lease?>> ClaimAsync(Principal caller, ClaimRequest request, CancellationToken cancellation)
    {
        if (Check(caller, request) is { } problem)
        {
            return problem;
        }

        if (request.Kinds!.Any(kind => kind != TaskKind.Creator) && await _store.ReadAsync(session => SiteRow.Of(session, caller.Id) is null, cancellation))
        {
            return SiteBook.NoSite(caller);
        }

        var worker = await _registry.SeenAsync(caller, request, cancellation);
        var claimant = new Claimant(
            worker, request.Kinds!.ToHashSet(), (request.Capabilities ?? []).ToHashSet(StringComparer.Ordinal), (request.Cached ?? []).ToHashSet(StringComparer.Ordinal));
        Enter(claimant);
        var wait = TimeSpan.FromSeconds(request.Wait ?? 0);

        // Even who does not want to wait is looked at once.
        var assignment = await WaitAsync(claimant, wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait, cancellation);
        return assignment is null ? (Lease?)null : await HandOverAsync(caller, assignment, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _signals.Ready = () => { };
        await _end.CancelAsync();
        await _loop;
        _end.Dispose();
    }

    private static Problem? Check(Principal caller, ClaimRequest request)
    {
        if (request.Kinds is not { Count: > 0 } kinds)
        {
            return Refusal.Invalid("kinds", $"give one or more of {string.Join(", ", Words.All<TaskKind>())}");
        }

        foreach (var kind in kinds.Except(WorkerRegistry.KindsOf(caller.Role)))
        {
            return Refusal.Forbidden($"The role {Words.Of(caller.Role)} does not work on tasks of the kind {Words.Of(kind)}.");
        }

        return request switch
        {
            { Wait: < 0 or > LongestWait } => Refusal.Invalid("wait", $"give 0 to {LongestWait} seconds"),
            { Worker: { } name } when !AccountRules.IsSlug(name) => Refusal.Invalid("worker", "give 1 to 64 of the characters a-z A-Z 0-9 _ . + -"),
            { Capabilities: { } words } when words.Count > MostWords || words.Any(word => string.IsNullOrEmpty(word) || word.Length > LongestWord || word.Contains(' ')) => Refusal.Invalid("capabilities", "give words without spaces"),
            { Cached: { } words } when words.Count > MostWords || words.Any(word => string.IsNullOrEmpty(word) || word.Length > LongestWord) => Refusal.Invalid("cached", $"give at most {MostWords} names"),
            { Room: < 0 } => Refusal.Invalid("room", "give 0 or more bytes"),
            { Slots: { } slots } when slots.Count > MostSlots || slots.Any(slot => slot is null || !SiteRules.IsSlot(slot.Name) || slot.CardBytes < 0) =>
                Refusal.Invalid("slots", $"give at most {MostSlots}, each with a name of 1 to 12 letters, digits and hyphens"),
            { Slots: { } slots } when slots.DistinctBy(slot => SiteRules.Fold(slot.Name!), StringComparer.Ordinal).Count() < slots.Count => Refusal.Invalid("slots", "give each slot once"),
            { Slots: null or { Count: 0 } } when kinds.Contains(TaskKind.Writer) => Refusal.Invalid("slots", "say which slots this writer serves"),
            _ => null,
        };
    }

    private void OnReady()
    {
        lock (_gate)
        {
            _all = true;
        }

        _work.Writer.TryWrite(true);
    }

    private void Enter(Claimant claimant)
    {
        lock (_gate)
        {
            _fresh.AddLast(claimant);
        }

        _work.Writer.TryWrite(true);
    }

    private async Task<Assignment?> WaitAsync(Claimant claimant, TimeSpan wait, CancellationToken cancellation)
    {
        try
        {
            return await claimant.Completion.Task.WaitAsync(wait, _clock, cancellation);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            if (await LeaveAsync(claimant) is { } late)
            {
                return late;
            }

            cancellation.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>Stops waiting. A transaction under way may have a task for it; that one has to be waited for.</summary>
    private async Task<Assignment?> LeaveAsync(Claimant claimant)
    {
        while (true)
        {
            Task matching;
            lock (_gate)
            {
                if (_fresh.Remove(claimant) || _waiting.Remove(claimant))
                {
                    return null;
                }

                matching = _matching;
            }

            await matching;
            if (claimant.Completion.Task.IsCompleted)
            {
                return await claimant.Completion.Task;
            }
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (await _work.Reader.WaitToReadAsync(_end.Token))
            {
                _work.Reader.TryRead(out _);
                await MatchAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task MatchAsync()
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var claimants = Take(over.Task);
        if (claimants.Count > 0)
        {
            await MatchAsync(claimants);
        }

        over.SetResult();
    }

    private async Task MatchAsync(List<Claimant> claimants)
    {
        HashSet<Claimant> served = [];
        try
        {
            var assignments = await _store.WriteAsync(session => _queue.Assign(session, claimants), CancellationToken.None);
            assignments.ForEach(assignment => assignment.Claimant.Completion.TrySetResult(assignment));
            served = [.. assignments.Select(assignment => assignment.Claimant)];
        }
        catch (Exception error)
        {
            claimants.ForEach(claimant => claimant.Completion.TrySetException(error));
            return;
        }

        lock (_gate)
        {
            claimants.Where(claimant => !served.Contains(claimant)).ToList().ForEach(claimant => _waiting.AddLast(claimant));
        }
    }

    /// <summary>Who is to be looked at: all when there may be new tasks, else who has just come.</summary>
    private List<Claimant> Take(Task matching)
    {
        lock (_gate)
        {
            _matching = matching;
            List<Claimant> taken = [.. _all ? _waiting : [], .. _fresh];
            if (_all)
            {
                _waiting.Clear();
            }

            _fresh.Clear();
            _all = false;
            return taken;
        }
    }

    private async Task<Outcome<Lease?>> HandOverAsync(Principal caller, Assignment assignment, CancellationToken cancellation)
    {
        try
        {
            var lease = await _handover.LeaseOfAsync(assignment, cancellation);
            if (!cancellation.IsCancellationRequested)
            {
                return lease;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // As below.
        }
        catch (DoorException error)
        {
            LogTakenBack(assignment.Task.Id, error.Message);
            await _store.WriteAsync(
                session => _queue.Release(session, caller, assignment.Lease.Id, new TaskRelease(assignment.Lease.Fence), _options.WarehousePause, error.Message),
                CancellationToken.None);
            return Refusal.Unavailable($"There is a task, but it cannot be handed out: {error.Message}");
        }

        // Whoever asked is gone; so is the answer, so nobody else need wait for the lease to run out.
        await _store.WriteAsync(session => _queue.Release(session, caller, assignment.Lease.Id, new TaskRelease(assignment.Lease.Fence)), CancellationToken.None);
        return (Lease?)null;
    }
}
