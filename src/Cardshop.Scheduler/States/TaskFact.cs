using Cardshop.Contracts.Queue;

namespace Cardshop.Scheduler.States;

/// <summary>What counts of a task for its order.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Status">How far it is.</param>
/// <param name="WasHeld">Whether any worker ever had it.</param>
internal sealed record TaskFact(TaskKind Kind, WorkStatus Status, bool WasHeld);
