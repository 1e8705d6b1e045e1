using System.Runtime.CompilerServices;

namespace Cardshop.Cards.Writing;

/// <summary>What is often done with tasks here.</summary>
internal static class Tasks
{
    /// <summary>Waits until a task is over, however it ends.</summary>
    public static ConfiguredTaskAwaitable Quietly(this Task task) =>
        task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
}
