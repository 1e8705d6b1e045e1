namespace Cardshop.Contracts.Queue;

/// <summary>The lease is good.</summary>
/// <param name="ExpiresIn">Seconds until it is lost without another heartbeat.</param>
/// <param name="Drain">The worker is to give its task back, or finish it if that is nearly done, and claim no other.</param>
public sealed record HeartbeatAnswer(double ExpiresIn, bool Drain)
{
    /// <summary>Of a writer that waits for a card: a person has said that it is in. A heartbeat that is held back is answered at once when they do.</summary>
    public bool CardConfirmed { get; init; }
}
