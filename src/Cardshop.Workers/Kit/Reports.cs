using Cardshop.Contracts.Problems;

namespace Cardshop.Workers.Kit;

/// <summary>What the scheduler's refusals and silences mean to a worker.</summary>
internal static class Reports
{
    /// <summary>Whether the same request may succeed later.</summary>
    /// <param name="error">What came of it.</param>
    /// <param name="cancellation">The caller's own wish to end; that is no trouble of the network.</param>
    public static bool IsTransient(Exception error, CancellationToken cancellation) => error switch
    {
        ProblemException refused => refused.IsTransient,
        OperationCanceledException => !cancellation.IsCancellationRequested,
        _ => error is HttpRequestException or IOException,
    };

    /// <summary>Why a task is not this worker's any more; null when it may be yet.</summary>
    public static LeaseEnd? EndOf(ProblemException refused) => refused switch
    {
        { IsTransient: true } => null,
        { Problem.Type: ProblemTypes.Canceled } => LeaseEnd.Canceled,
        _ => LeaseEnd.Lost,
    };
}
