namespace Cardshop.Scheduler.Jobs;

/// <summary>Something that is done again and again.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Every">How often.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record Job(string Name, TimeSpan Every, Func<CancellationToken, Task> RunAsync);
