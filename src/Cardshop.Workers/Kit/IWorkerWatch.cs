using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Kit;

/// <summary>Is told what a worker does, for the people who run it. Called from any thread.</summary>
public interface IWorkerWatch
{
    /// <summary>It has a task.</summary>
    void Began(Lease lease);

    /// <summary>How far it is.</summary>
    void Progressed(Lease lease, TaskProgress progress);

    /// <summary>What it has to say about a task; the same goes to the task's log.</summary>
    void Said(Lease lease, string line);

    /// <summary>The task is over for this worker.</summary>
    /// <param name="lease">Which.</param>
    /// <param name="result">How it ended; null when it was let go.</param>
    /// <param name="end">Why it was let go.</param>
    void Ended(Lease lease, TaskResult? result, LeaseEnd? end);

    /// <summary>It has done something beside its tasks.</summary>
    void Noted(string message);

    /// <summary>Something is in the way, and the worker tries again.</summary>
    void Troubled(string message);
}
