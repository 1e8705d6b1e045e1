namespace Cardshop.Contracts.Queue;

/// <summary>The lease is good.</summary>
/// <param name="ExpiresIn">Seconds until it is lost without another heartbeat.</param>
/// <param name="Drain">The worker is to give its task back, or finish it if that is nearly done, and claim no other.</param>
public sealed record HeartbeatAnswer(double ExpiresIn, bool Drain);
