using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Outcomes;

namespace Cardshop.Scheduler.Recipes;

/// <summary>Says what would come of a recipe, or all that is wrong with it.</summary>
public interface IRecipePlanner
{
    /// <summary>Plans it.</summary>
    /// <param name="recipe">Its text.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<Outcome<RecipePlan>> PlanAsync(string recipe, CancellationToken cancellation = default);
}
