using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Kit;

/// <summary>Progress in the words of the scheduler.</summary>
internal static class Progress
{
    /// <param name="stage">What is being done.</param>
    /// <param name="done">Bytes done.</param>
    /// <param name="total">Bytes to do; null when not known.</param>
    /// <param name="rate">Bytes a second; 0 when not known.</param>
    public static TaskProgress Of(string stage, long done, long? total, double rate) => new(
        stage, done, total, rate > 0 ? (long)rate : null, rate > 0 && total >= done ? (long)Math.Ceiling((total.Value - done) / rate) : null);
}
