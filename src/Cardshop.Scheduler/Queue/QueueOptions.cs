namespace Cardshop.Scheduler.Queue;

/// <summary>How tasks are handed out.</summary>
public sealed record QueueOptions
{
    /// <summary>How long a lease is good without a heartbeat: 5 seconds or more.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often workers are to call: well below <see cref="Lease"/>.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many workers may have a task before a person has to look at it: 1 or more.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Pause after the first failure; each further one doubles it.</summary>
    public TimeSpan FailurePause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause after a worker vanished for the first time; each further time doubles it.</summary>
    public TimeSpan LapsePause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a task waits whose warehouse does not answer when it is to be handed out.</summary>
    public TimeSpan WarehousePause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What each running task of a channel costs its waiting ones, so that a busy channel lets others go first.</summary>
    public TimeSpan ChannelShare { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What a task gains with a worker that holds all its content already.</summary>
    public TimeSpan ContentBonus { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What a step of priority is worth: so long a wait makes up for it.</summary>
    public static readonly TimeSpan PriorityStep = TimeSpan.FromMinutes(10);

    internal TimeSpan Pause(TimeSpan first, int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, first.Ticks << Math.Clamp(attempts - 1, 0, 20)));
}
