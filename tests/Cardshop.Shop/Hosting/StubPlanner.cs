using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Recipes;

namespace Cardshop.Shop.Hosting;

/// <summary>Plans recipes that say themselves what comes of them: the inputs on their first line, or "refuse".</summary>
public sealed class StubPlanner : IRecipePlanner
{
    public Task<Outcome<RecipePlan>> PlanAsync(string recipe, CancellationToken cancellation = default)
    {
        Outcome<RecipePlan> outcome = recipe.StartsWith("refuse", StringComparison.Ordinal)
            ? Refusal.RecipeRefused([new FieldProblem("recipe:1:1", "it says so"), new FieldProblem("recipe:2:1", "and so")])
            : new RecipePlan(9_000_000_000, true, 16, [], [.. recipe.Split('\n')[0].Split(' ').Where(word => word.StartsWith("http", StringComparison.Ordinal))], []);
        return Task.FromResult(outcome);
    }
}
