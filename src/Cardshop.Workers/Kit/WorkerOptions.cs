using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Kit;

/// <summary>How a worker works.</summary>
public sealed record WorkerOptions
{
    /// <summary>Its own name, 1 to 64 of <c>a-zA-Z0-9_.+-</c>: two workers may share an account, not a name.</summary>
    public required string Name { get; init; }

    /// <summary>What it can do.</summary>
    public required IReadOnlyList<TaskKind> Kinds { get; init; }

    /// <summary>How many tasks it works on at a time: 1 or more.</summary>
    public int Slots { get; init; } = 1;

    /// <summary>Whether it ends when there is nothing to do, rather than wait.</summary>
    public bool Once { get; init; }

    /// <summary>Of its program, for people.</summary>
    public string? Version { get; init; }

    /// <summary>How long it waits for a task before it asks again: 0 to 60 s.</summary>
    public TimeSpan ClaimWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often progress and logs are told. Cancellation reaches it at once.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The pause after the first failure to reach the scheduler; each further one doubles it.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);
}
