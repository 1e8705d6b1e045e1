using Cardshop.Contracts.Ids;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>A part of a task's log.</summary>
/// <param name="Task">Which.</param>
/// <param name="Offset">Where the part begins, in bytes.</param>
/// <param name="Text">What it says.</param>
internal sealed record LogPart(TaskId Task, long Offset, string Text);
