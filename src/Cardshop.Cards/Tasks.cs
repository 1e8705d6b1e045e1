using System.Runtime.CompilerServices;

namespace Cardshop.Cards;

/// <summary>What is often done with tasks here.</summary>
internal static class Tasks
{
    /// <summary>Waits until a task is over, however it ends.</summary>
    public static ConfiguredTaskAwaitable Quietly(this Task task) =>
        task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <summary>Cancels here and now: those who wait are on our side, and a simulation has no other thread.</summary>
    public static void End(this CancellationTokenSource source) => source.Cancel();
}
