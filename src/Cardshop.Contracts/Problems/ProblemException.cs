namespace Cardshop.Contracts.Problems;

/// <summary>The scheduler refused a request.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    /// <summary>Why.</summary>
    public Problem Problem => problem;

    /// <summary>Whether another attempt may do better.</summary>
    public bool IsTransient => problem.Status is 429 or >= 500;
}
