using Cardshop.Contracts.Ids;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>The logs that were read.</summary>
/// <param name="Tasks">Whose they are.</param>
internal sealed record LogResult(IReadOnlyList<TaskId> Tasks);
