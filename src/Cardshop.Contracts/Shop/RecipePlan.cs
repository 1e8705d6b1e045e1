using Cardshop.Contracts.Problems;

namespace Cardshop.Contracts.Shop;

/// <summary>What would come of a recipe.</summary>
/// <param name="Length">Size of the image in bytes.</param>
/// <param name="IsExact">Whether every figure is right to the byte; some are estimates until everything is fetched.</param>
/// <param name="Card">The smallest card that will do, in GB; null when none is large enough.</param>
/// <param name="Lines">What takes the room.</param>
/// <param name="Inputs">What it is made of: URLs and names of container images.</param>
/// <param name="Notices">What its author should know.</param>
public sealed record RecipePlan(
    long Length, bool IsExact, int? Card, IReadOnlyList<RecipePlanLine> Lines, IReadOnlyList<string> Inputs, IReadOnlyList<FieldProblem> Notices);
