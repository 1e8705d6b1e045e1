using System.Net;
using System.Net.Http.Json;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;

namespace Cardshop.Contracts.Client;

public sealed partial class SchedulerClient
{
    /// <summary>Waits for a task.</summary>
    /// <returns>Null when there was none in time.</returns>
    public async Task<Lease?> ClaimAsync(ClaimRequest request, CancellationToken cancellation = default)
    {
        using var response = await SendAsync(() => Request(HttpMethod.Post, "v1/tasks/claim", Json(request)), cancellation);
        return response.StatusCode == HttpStatusCode.NoContent ? null : await response.Content.ReadFromJsonAsync(ContractsJson.Default.Lease, cancellation);
    }

    /// <summary>Keeps a lease, and tells how far the work is.</summary>
    /// <exception cref="Problems.ProblemException">The lease is lost, or the task was cancelled: stop.</exception>
    public Task<HeartbeatAnswer> HeartbeatAsync(LeaseId id, Heartbeat heartbeat, CancellationToken cancellation = default) =>
        PostAsync<Heartbeat, HeartbeatAnswer>($"v1/leases/{id}/heartbeat", heartbeat, cancellation);

    /// <summary>Appends to the log of a task.</summary>
    /// <param name="lease">Whose.</param>
    /// <param name="offset">Where the part goes; a part that is there already does no harm.</param>
    /// <param name="part">At most 1 MiB.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Where the next part goes.</returns>
    public async Task<long> AppendLogAsync(Lease lease, long offset, byte[] part, CancellationToken cancellation = default) =>
        (await CallAsync<LogAnswer>(
            () => Request(HttpMethod.Post, $"v1/leases/{lease.Id}/log?offset={offset}&fence={lease.Fence}", new ByteArrayContent(part)), cancellation)).Offset;

    /// <summary>Says how a task ended. Send it again until there is an answer: that does no harm.</summary>
    public Task<ShopTask> FinishAsync(LeaseId id, TaskResult result, CancellationToken cancellation = default) =>
        PostAsync<TaskResult, ShopTask>($"v1/leases/{id}/result", result, cancellation);

    /// <summary>Gives a task back undone.</summary>
    public Task ReleaseAsync(LeaseId id, TaskRelease release, CancellationToken cancellation = default) =>
        CallAsync(() => Request(HttpMethod.Post, $"v1/leases/{id}/release", Json(release)), cancellation);

    /// <summary>Tasks.</summary>
    /// <param name="query">Such as <c>status=pending&amp;kind=creator</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Page<ShopTask>> ListTasksAsync(string query = "", CancellationToken cancellation = default) => GetAsync<Page<ShopTask>>($"v1/tasks?{query}", cancellation);

    /// <summary>A task.</summary>
    public Task<ShopTask> GetTaskAsync(TaskId id, CancellationToken cancellation = default) => GetAsync<ShopTask>($"v1/tasks/{id}", cancellation);

    /// <summary>Why a task is not running.</summary>
    public Task<WaitingReason> WhyAsync(TaskId id, CancellationToken cancellation = default) => GetAsync<WaitingReason>($"v1/tasks/{id}/why", cancellation);

    /// <summary>Has a task that failed tried again.</summary>
    public Task<ShopTask> RetryTaskAsync(TaskId id, CancellationToken cancellation = default) =>
        CallAsync<ShopTask>(() => Request(HttpMethod.Post, $"v1/tasks/{id}/retry"), cancellation);

    /// <summary>Has a card that failed, or that needs a person, carried on in its slot.</summary>
    public Task<ShopTask> ResumeCardAsync(TaskId id, CancellationToken cancellation = default) => ActAsync<ShopTask>($"v1/tasks/{id}/resume", cancellation);

    /// <summary>Has a card written to another one, in another slot.</summary>
    public Task<ShopTask> MoveCardAsync(TaskId id, CardMove move, CancellationToken cancellation = default) => PostAsync<CardMove, ShopTask>($"v1/tasks/{id}/move", move, cancellation);

    /// <summary>Says that the card that a writer waits for is in its slot.</summary>
    public Task<ShopTask> ConfirmCardAsync(TaskId id, CancellationToken cancellation = default) => ActAsync<ShopTask>($"v1/tasks/{id}/confirm", cancellation);

    /// <summary>A part of a task's log, at most 1.25 MiB.</summary>
    /// <param name="id">The task.</param>
    /// <param name="offset">From where; negative for so many bytes before the end.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Where the part begins, which is later than was asked for where the log has a gap, and what it says.</returns>
    public async Task<(long Start, byte[] Bytes)> ReadLogAsync(TaskId id, long offset = 0, CancellationToken cancellation = default)
    {
        using var response = await SendAsync(() => Request(HttpMethod.Get, $"v1/tasks/{id}/log?offset={offset}"), cancellation);
        return (long.Parse(response.Headers.GetValues("Cardshop-Log-Start").First()), await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    /// <summary>Workers.</summary>
    public Task<Page<Worker>> ListWorkersAsync(string query = "", CancellationToken cancellation = default) => GetAsync<Page<Worker>>($"v1/workers?{query}", cancellation);

    /// <summary>A worker.</summary>
    public Task<Worker> GetWorkerAsync(WorkerId id, CancellationToken cancellation = default) => GetAsync<Worker>($"v1/workers/{id}", cancellation);

    /// <summary>Asks a worker to stop, or lets it work again.</summary>
    public Task<Worker> ChangeWorkerAsync(WorkerId id, WorkerChange change, CancellationToken cancellation = default) =>
        CallAsync<Worker>(() => Request(HttpMethod.Patch, $"v1/workers/{id}", Json(change)), cancellation);
}
