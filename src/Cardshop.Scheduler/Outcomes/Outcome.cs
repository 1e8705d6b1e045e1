using System.Diagnostics.CodeAnalysis;
using Cardshop.Contracts.Problems;

namespace Cardshop.Scheduler.Outcomes;

/// <summary>A value, or why there is none.</summary>
public readonly struct Outcome<T> : IOutcome
{
    private Outcome(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    /// <summary>What came of it; meaningless when refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public Problem? Problem { get; }

    /// <inheritdoc/>
    [MemberNotNullWhen(true, nameof(Problem))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Problem is not null;

    /// <summary>It was done.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>It was refused.</summary>
    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}
