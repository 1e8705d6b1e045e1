namespace Cardshop.Contracts.Queue;

/// <summary>Why a task is not running.</summary>
/// <param name="Code">Stable: <c>running</c>, <c>over</c>, <c>needs_attention</c>, <c>blocked</c>, <c>backing_off</c>, <c>no_worker</c>, <c>wrong_channel</c>,
/// <c>lacks_capability</c>, <c>no_site</c>, <c>site_offline</c>, <c>no_room</c>, <c>no_slot</c>, <c>draining</c>, <c>all_busy</c> or <c>next</c>.</param>
/// <param name="Message">For people: what to do, where something can be done.</param>
/// <param name="Ahead">How many tasks are before it.</param>
public sealed record WaitingReason(string Code, string Message, int Ahead);
