using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Kit;

/// <summary>Does tasks of some kinds.</summary>
public interface ITaskWork
{
    /// <summary>Gets ready for a task, and says what it has for one: content that is at hand, room, slots.</summary>
    /// <param name="request">The claim as it is so far.</param>
    /// <param name="cancellation">The worker is being stopped.</param>
    /// <returns>The claim with that.</returns>
    Task<ClaimRequest> OfferAsync(ClaimRequest request, CancellationToken cancellation);

    /// <summary>Does a task.</summary>
    /// <param name="held">The task, and where to tell how it goes.</param>
    /// <param name="cancellation">The task has to be let go; what was done is to be kept for the next worker.</param>
    /// <returns>How it ended; failures that people can act on are results, not exceptions.</returns>
    Task<TaskResult> RunAsync(HeldTask held, CancellationToken cancellation);
}
