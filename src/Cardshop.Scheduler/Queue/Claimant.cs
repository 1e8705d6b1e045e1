using Cardshop.Contracts.Queue;

namespace Cardshop.Scheduler.Queue;

/// <summary>A worker that waits for a task.</summary>
/// <param name="worker">Who.</param>
/// <param name="kinds">What it can do and may do.</param>
/// <param name="capabilities">What tasks may ask for.</param>
/// <param name="cached">What it holds already.</param>
internal sealed class Claimant(WorkerRow worker, IReadOnlyCollection<TaskKind> kinds, IReadOnlySet<string> capabilities, IReadOnlySet<string> cached)
{
    public WorkerRow Worker => worker;

    public IReadOnlyCollection<TaskKind> Kinds => kinds;

    public bool HoldsContent => cached.Count > 0;

    /// <summary>Told of the task.</summary>
    public TaskCompletionSource<Assignment> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Suits(Candidate task) =>
        kinds.Contains(task.Kind) && (worker.Channel is null || string.Equals(worker.Channel, task.Row.Channel, StringComparison.Ordinal)) && task.Needs.All(capabilities.Contains);

    /// <summary>How much of what a task is made of it holds, 0 to 1.</summary>
    public double Holds(Candidate task) => task.Inputs.Count == 0 || cached.Count == 0 ? 0 : (double)task.Inputs.Count(cached.Contains) / task.Inputs.Count;
}
