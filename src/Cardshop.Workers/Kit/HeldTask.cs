using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Kit;

/// <summary>
/// A task that a worker holds: keeps the lease alive in the background, tells progress and log, and cancels <see cref="Over"/> when the
/// task has to be let go. As long as the scheduler cannot be reached the work goes on: whoever lapsed may renew when nobody else has the task.
/// </summary>
public sealed class HeldTask : IAsyncDisposable
{
    private readonly SchedulerClient _client;
    private readonly WorkerOptions _options;
    private readonly TimeProvider _clock;
    private readonly IWorkerWatch _watch;
    private readonly TaskLog _log;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _quiet = new();
    private readonly CancellationTokenRegistration _stopping;
    private readonly Task _beating;
    private readonly Lock _lock = new();
    private LeaseEnd? _end;
    private WorkStatus? _status;
    private TaskProgress? _progress;
    private string? _checkpoint;
    private volatile bool _isCardConfirmed;

    internal HeldTask(SchedulerClient client, Lease lease, WorkerOptions options, TimeProvider clock, IWorkerWatch watch, CancellationToken stopping)
    {
        (_client, Lease, _options, _clock, _watch) = (client, lease, options, clock, watch);
        _log = new TaskLog(client, lease, clock);
        _checkpoint = lease.Work.Checkpoint;
        _stopping = stopping.Register(() => EndBy(LeaseEnd.Stopping));
        _beating = Task.Run(BeatAsync, CancellationToken.None);
    }

    /// <summary>What to do, and with what.</summary>
    public Lease Lease { get; }

    /// <summary>Cancelled when the task has to be let go.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Why it has to be let go; null as long as it has not.</summary>
    public LeaseEnd? End
    {
        get
        {
            lock (_lock)
            {
                return _end;
            }
        }
    }

    /// <summary>Whether a person has said that the card which the task waits for is in.</summary>
    public bool IsCardConfirmed => _isCardConfirmed;

    /// <summary>What the next worker should know if this one vanishes, at most 64 KiB; sent with the next heartbeat.</summary>
    public string? Checkpoint
    {
        get
        {
            lock (_lock)
            {
                return _checkpoint;
            }
        }

        set
        {
            lock (_lock)
            {
                _checkpoint = value;
            }
        }
    }

    /// <summary>Tells how far the task is; sent with the next heartbeat.</summary>
    public void Tell(TaskProgress progress)
    {
        lock (_lock)
        {
            _progress = progress;
        }

        _watch.Progressed(Lease, progress);
    }

    /// <summary>Tells which step the task has come to; sent with the next heartbeat.</summary>
    public void Enter(WorkStatus status)
    {
        lock (_lock)
        {
            _status = status;
        }
    }

    /// <summary>Appends a line to the task's log.</summary>
    public void Say(string line)
    {
        _log.Write(line);
        _watch.Said(Lease, line);
    }

    /// <summary>Makes sure that the task is still this worker's, before something that cannot be undone. Waits until the scheduler answers.</summary>
    /// <exception cref="OperationCanceledException">It is not.</exception>
    public async Task RequireAsync(CancellationToken cancellation)
    {
        var patience = new Patience(_options, _clock);
        while (!await BeatOnceAsync(TimeSpan.Zero, cancellation))
        {
            _over.Token.ThrowIfCancellationRequested();
            await patience.WaitAsync(cancellation);
        }

        _over.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Ends the heartbeats.</summary>
    public async ValueTask DisposeAsync()
    {
        await _quiet.CancelAsync();
        await _beating;
        await _stopping.DisposeAsync();
        _log.Dispose();
        _quiet.Dispose();
        _over.Dispose();
    }

    /// <summary>Says how the task ended, until there is an answer.</summary>
    /// <returns>Whether the scheduler took it.</returns>
    internal async Task<bool> FinishAsync(TaskResult result, CancellationToken cancellation)
    {
        var patience = new Patience(_options, _clock);
        while (true)
        {
            try
            {
                await _log.FlushAsync(cancellation);
                await _client.FinishAsync(Lease.Id, result with { Fence = Lease.Fence }, cancellation);
                return true;
            }
            catch (ProblemException refused) when (!refused.IsTransient)
            {
                _watch.Troubled($"Task {Lease.Task.Id}: the scheduler does not take the result: {refused.Message}");
                return false;
            }
            catch (Exception error) when (Reports.IsTransient(error, cancellation))
            {
                _watch.Troubled($"Task {Lease.Task.Id}: the result cannot be told yet: {error.Message}");
                await patience.WaitAsync(cancellation);
            }
        }
    }

    /// <summary>Gives the task back undone. Should the scheduler not hear of it, the lease runs out.</summary>
    internal async Task ReleaseAsync(CancellationToken cancellation)
    {
        try
        {
            await _log.FlushAsync(cancellation);
            await _client.ReleaseAsync(Lease.Id, new TaskRelease(Lease.Fence, Checkpoint), cancellation);
        }
        catch (Exception error) when (error is ProblemException or HttpRequestException or IOException or OperationCanceledException)
        {
            _watch.Troubled($"Task {Lease.Task.Id}: cannot be given back, so its lease has to run out: {error.Message}");
        }
    }

    private async Task BeatAsync()
    {
        var patience = new Patience(_options, _clock);
        try
        {
            while (!_over.IsCancellationRequested)
            {
                var began = _clock.GetTimestamp();
                if (!await BeatOnceAsync(_options.ReportInterval, _quiet.Token))
                {
                    await patience.WaitAsync(_quiet.Token);
                    continue;
                }

                patience.Reset();
                var rest = (_options.ReportInterval / 4) - _clock.GetElapsedTime(began);
                await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, _clock, _quiet.Token);
            }
        }
        catch (OperationCanceledException) when (_quiet.IsCancellationRequested)
        {
            // The work is over.
        }
    }

    /// <summary>One heartbeat, with what is new.</summary>
    /// <returns>Whether the scheduler took it.</returns>
    private async Task<bool> BeatOnceAsync(TimeSpan hold, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(hold + TimeSpan.FromSeconds(Lease.HeartbeatEvery));
        Heartbeat heartbeat;
        lock (_lock)
        {
            // Only those of the background, which come one after the other, tell how far it is: one that is overtaken would tell what is no longer true.
            heartbeat = hold > TimeSpan.Zero
                ? new Heartbeat(Lease.Fence, _status, _progress, _checkpoint, hold.TotalSeconds) { Round = Lease.Work.Card?.Round }
                : new Heartbeat(Lease.Fence, Checkpoint: _checkpoint);
        }

        try
        {
            await _log.FlushAsync(limit.Token);
            var answer = await _client.HeartbeatAsync(Lease.Id, heartbeat, limit.Token);
            _isCardConfirmed |= answer.CardConfirmed;
            if (answer.Drain)
            {
                EndBy(LeaseEnd.Drained);
            }

            return true;
        }
        catch (ProblemException refused) when (Reports.EndOf(refused) is { } end)
        {
            EndBy(end);
            return false;
        }
        catch (Exception error) when (Reports.IsTransient(error, cancellation))
        {
            _watch.Troubled($"Task {Lease.Task.Id}: the scheduler does not answer, the work goes on: {error.Message}");
            return false;
        }
    }

    private void EndBy(LeaseEnd end)
    {
        lock (_lock)
        {
            _end ??= end;
        }

        _over.Cancel();
    }
}
