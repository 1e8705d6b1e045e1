using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Kit;

/// <summary>
/// Claims tasks and has them done, several at a time, until it is stopped. Dials out only. What is not done when it stops goes back to the
/// scheduler with a checkpoint, so that another worker carries on.
/// </summary>
/// <param name="client">Speaks to the scheduler.</param>
/// <param name="work">Does the tasks.</param>
/// <param name="options">How.</param>
/// <param name="watch">Told of everything.</param>
/// <param name="clock">For pauses.</param>
public sealed class WorkerLoop(SchedulerClient client, ITaskWork work, WorkerOptions options, IWorkerWatch watch, TimeProvider clock)
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(10);

    /// <summary>Works until it is stopped, or, with <see cref="WorkerOptions.Once"/>, until there is nothing to do.</summary>
    /// <param name="stopping">Stops it; tasks under way are given back.</param>
    /// <returns>How many tasks it has finished, failures included.</returns>
    /// <exception cref="ProblemException">The scheduler does not want this worker: wrong credentials, wrong role, another protocol.</exception>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var slots = Enumerable.Range(0, options.Slots).Select(_ => RunSlotAsync(all)).ToList();
        return (await Task.WhenAll(slots)).Sum();
    }

    private async Task<int> RunSlotAsync(CancellationTokenSource all)
    {
        var finished = 0;
        try
        {
            while (await ClaimAsync(all.Token) is { } lease)
            {
                finished += await DoAsync(lease, all.Token) ? 1 : 0;
            }
        }
        catch (OperationCanceledException) when (all.IsCancellationRequested)
        {
            // Stopped while it waited.
        }
        catch
        {
            await all.CancelAsync();
            throw;
        }

        return finished;
    }

    /// <returns>Null when there is nothing to do, and the worker does not wait for it.</returns>
    private async Task<Lease?> ClaimAsync(CancellationToken stopping)
    {
        var patience = new Patience(options, clock);
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            try
            {
                var wait = options.Once ? 0 : (int)options.ClaimWait.TotalSeconds;
                var request = await work.OfferAsync(new ClaimRequest(options.Kinds, options.Name, Wait: wait, Version: options.Version), stopping);
                var lease = await client.ClaimAsync(request, stopping);
                if (lease is not null || options.Once)
                {
                    return lease;
                }

                patience.Reset();
            }
            catch (Exception error) when (Reports.IsTransient(error, stopping))
            {
                watch.Troubled($"The scheduler cannot be asked for tasks: {error.Message}");
                await patience.WaitAsync(stopping);
            }
        }
    }

    private async Task<bool> DoAsync(Lease lease, CancellationToken stopping)
    {
        watch.Began(lease);
        await using var held = new HeldTask(client, lease, options, clock, watch, stopping);
        var result = await ResultAsync(held);
        if (result is not null)
        {
            // What is done is worth telling even while the worker stops, but not for ever.
            using var limit = new CancellationTokenSource();
            await using var hurry = stopping.Register(() => limit.CancelAfter(LongestGoodbye));
            await IgnoreEndAsync(held.FinishAsync(result, limit.Token));
        }
        else if (held.End is LeaseEnd.Stopping or LeaseEnd.Drained)
        {
            using var limit = new CancellationTokenSource(LongestGoodbye);
            await held.ReleaseAsync(limit.Token);
        }

        watch.Ended(lease, result, result is null ? held.End : null);
        return result is not null;
    }

    /// <returns>Null when the task has to be let go.</returns>
    private async Task<TaskResult?> ResultAsync(HeldTask held)
    {
        try
        {
            return await Task.Run(() => work.RunAsync(held, held.Over), CancellationToken.None);
        }
        catch (OperationCanceledException) when (held.Over.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error)
        {
            // A defect of ours fails the task, not the worker: others may do better, and the log says what it was.
            held.Say(error.ToString());
            return new TaskResult(Status: WorkStatus.Failed, Cause: error.Message, Remedy: "This is a defect. Report it with the log of the task.", Retryable: true);
        }
    }

    private static async Task IgnoreEndAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // The lease runs out instead, and the next worker finds the work done.
        }
    }
}
