using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>What would come of a recipe.</summary>
/// <param name="Plan">As the API has it.</param>
internal sealed record PlanResult(RecipePlan Plan);
