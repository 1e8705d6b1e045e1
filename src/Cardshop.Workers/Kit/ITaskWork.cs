using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Kit;

/// <summary>Does tasks of some kinds.</summary>
public interface ITaskWork
{
    /// <summary>What content it holds already: URLs and names of container images as recipes have them.</summary>
    IReadOnlyList<string> Held();

    /// <summary>Does a task.</summary>
    /// <param name="held">The task, and where to tell how it goes.</param>
    /// <param name="cancellation">The task has to be let go; what was done is to be kept for the next worker.</param>
    /// <returns>How it ended; failures that people can act on are results, not exceptions.</returns>
    Task<TaskResult> RunAsync(HeldTask held, CancellationToken cancellation);
}
