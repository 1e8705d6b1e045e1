namespace Cardshop.Scheduler.Outcomes;

/// <summary>Whether something was done.</summary>
public interface IOutcome
{
    /// <summary>Nothing was done; whatever was changed on the way is taken back.</summary>
    bool IsRefused { get; }
}
