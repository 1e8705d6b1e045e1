using Cardshop.Contracts.Problems;

namespace Cardshop.Scheduler.Api;

/// <summary>Leaves a parameter's binding, which cannot return a refusal.</summary>
internal sealed class ApiException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem => problem;
}
