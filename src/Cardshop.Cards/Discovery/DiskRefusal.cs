namespace Cardshop.Cards.Discovery;

/// <summary>A reason why a disk must not be written.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Reason">For people, with what to do.</param>
/// <param name="YieldsToForce">Whether it is waived for a disk that was named with <c>--force</c>.</param>
public sealed record DiskRefusal(RefusalKind Kind, string Reason, bool YieldsToForce);
