using Cardshop.Contracts.Client;
using Cardshop.Contracts.Events;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Reporting;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>
/// Follows an order to its end: by events, which go on after a broken connection or a restart of the scheduler where they were, and by asking
/// for its state now and then, which tells the truth when events are missing.
/// </summary>
/// <param name="client">Speaks to the scheduler.</param>
/// <param name="reporter">Told of every step.</param>
/// <param name="clock">Measures.</param>
/// <param name="patience">How long the scheduler may be out of reach.</param>
internal sealed class OrderWatcher(SchedulerClient client, IReporter reporter, TimeProvider clock, TimeSpan patience)
{
    /// <summary>Between attempts to reach the scheduler, and between two questions when there are no events.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>After so long without an event the state is asked for, and the connection made anew: it may be dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly Dictionary<TaskId, TaskProgress> _progress = [];
    private string? _last;
    private long _heard;
    private bool _isAway;

    /// <summary>Waits for the end.</summary>
    /// <exception cref="ProblemException">There is no such order.</exception>
    /// <exception cref="HttpRequestException">The scheduler was out of reach for too long.</exception>
    public async Task<OrderResult> WatchAsync(OrderId id, CancellationToken cancellation)
    {
        var order = Heard(await client.GetOrderAsync(id, cancellation));
        while (!OrderEnd.IsOver(order.Status))
        {
            var seen = order;
            await PersistAsync(() => FollowAsync(seen, cancellation), cancellation);
            order = await PersistAsync(() => client.GetOrderAsync(id, cancellation), cancellation);
        }

        var links = await PersistAsync(() => OrderLinks.OfAsync(client, order, cancellation), cancellation);
        return new OrderResult(order, links, Errors: OrderEnd.ErrorsOf(order) is { Count: > 0 } errors ? errors : null);
    }

    /// <summary>Tells of events until the order is over, or the connection is.</summary>
    private async Task<bool> FollowAsync(Order order, CancellationToken cancellation)
    {
        Progress(order);
        using var quiet = new CancellationTokenSource(Silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, cancellation);
        try
        {
            await foreach (var (number, happened) in client.WatchOrderAsync(order.Id, _last, either.Token))
            {
                quiet.CancelAfter(Silence);
                _last = Heard(number);
                if (Tell(order, happened))
                {
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (quiet.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (ProblemException error) when (error.Problem.Status is 404 or 410)
        {
            // No events, perhaps no such order either; its state is asked for next, and says which.
        }

        await Task.Delay(Pause, clock, cancellation);
        return false;
    }

    /// <summary>Tells of an event.</summary>
    /// <returns>Whether the order is over.</returns>
    private bool Tell(Order order, ShopEvent happened)
    {
        if (happened is { TaskId: { } task, Progress: { } progress })
        {
            Progress(order, task, progress);
        }

        if (happened.Kind is "progress")
        {
            return false;
        }

        if (happened.TaskId is { } ended && Words.TryParse<WorkStatus>(happened.Status, out var end) && IsDone(end) && _progress.Remove(ended, out var last))
        {
            // The last heartbeat came before the last byte.
            Progress(order, ended, last with { Done = last.Total ?? last.Done });
        }

        var subject = happened.TaskId is { } id ? TaskNames.Of(order, id) : "order";
        var detail = string.Join(' ', new[] { happened.Why, happened.Cause, happened.Remedy }.Where(text => text is { Length: > 0 }));
        reporter.Step(
            "status", happened, ShopJson.Default.ShopEvent, $"{ShopText.Time(happened.At)}  {subject}: {ShopText.Word(happened.Status)}{(detail.Length > 0 ? $" ({detail})" : "")}");
        return happened.TaskId is null && Words.TryParse<OrderStatus>(happened.Status, out var status) && OrderEnd.IsOver(status);
    }

    /// <summary>What is known of tasks that are at work, for the case that no event tells.</summary>
    private void Progress(Order order)
    {
        foreach (var task in order.Tasks ?? [])
        {
            if (task is { Worker: not null, Progress: { } progress })
            {
                Progress(order, task.Id, progress);
            }
        }
    }

    private void Progress(Order order, TaskId task, TaskProgress progress)
    {
        _progress[task] = progress;
        var item = order.Tasks is { Count: > 1 } ? $"{order.Name}, {TaskNames.Of(order, task)}" : order.Name;
        reporter.Progress(new StageProgress(progress.Stage ?? "work", item, progress.Done ?? 0, progress.Total, progress.Rate));
    }

    private static bool IsDone(WorkStatus status) => status is WorkStatus.Uploaded or WorkStatus.UploadedPublic or WorkStatus.Downloaded or WorkStatus.Written;

    /// <summary>Asks again and again while the scheduler is out of reach, until patience ends.</summary>
    private async Task<T> PersistAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return Heard(await ask());
            }
            catch (Exception error) when (!cancellation.IsCancellationRequested && ShopFailures.IsPassing(error) && clock.GetElapsedTime(_heard) < patience)
            {
                if (!_isAway)
                {
                    reporter.Notice($"{ShopFailures.Describe(error)?.Messages[0] ?? error.Message} Watching goes on when it is back.");
                    _isAway = true;
                }

                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    private T Heard<T>(T answer)
    {
        (_heard, _isAway) = (clock.GetTimestamp(), false);
        return answer;
    }
}
