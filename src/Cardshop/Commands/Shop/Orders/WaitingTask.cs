using Cardshop.Contracts.Ids;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Why a task is not running.</summary>
/// <param name="Task">Which.</param>
/// <param name="Code">Stable, as the API has it.</param>
/// <param name="Message">For people.</param>
/// <param name="Ahead">How many tasks are before it.</param>
internal sealed record WaitingTask(TaskId Task, string Code, string Message, int Ahead);
