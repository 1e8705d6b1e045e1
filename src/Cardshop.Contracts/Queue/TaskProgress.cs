namespace Cardshop.Contracts.Queue;

/// <summary>How far a stage of a task is.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Done">Bytes done.</param>
/// <param name="Total">Bytes to do; null when not known.</param>
/// <param name="Rate">Bytes a second; null when not known.</param>
/// <param name="Eta">Seconds to go; null when not known.</param>
public sealed record TaskProgress(string? Stage = null, long? Done = null, long? Total = null, long? Rate = null, long? Eta = null)
{
    /// <summary>What is known of a stage, with the time to go where that can be said.</summary>
    /// <param name="stage">What is being done.</param>
    /// <param name="done">Bytes done.</param>
    /// <param name="total">Bytes to do; null when not known.</param>
    /// <param name="rate">Bytes a second; 0 when not known.</param>
    public static TaskProgress Of(string stage, long done, long? total, double rate) => new(
        stage, done, total, rate > 0 ? (long)rate : null, rate > 0 && total >= done ? (long)Math.Ceiling((total.Value - done) / rate) : null);
}
