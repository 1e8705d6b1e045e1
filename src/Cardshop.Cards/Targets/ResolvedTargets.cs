namespace Cardshop.Cards.Targets;

/// <summary>What a list of targets comes to.</summary>
/// <param name="Plans">Those that may be written, in the order in which they were named.</param>
/// <param name="Refusals">Those that must not be.</param>
public sealed record ResolvedTargets(IReadOnlyList<TargetPlan> Plans, IReadOnlyList<TargetRefusal> Refusals)
{
    /// <summary>The same for one who needs what is there already: files that are not are refused.</summary>
    public ResolvedTargets Existing() => new(
        [.. Plans.Where(plan => !plan.IsNew)],
        [.. Refusals, .. Plans.Where(plan => plan.IsNew).Select(plan => new TargetRefusal(plan.Name, ["There is no such file."]))]);

    /// <summary>The plans, if there are no refusals.</summary>
    /// <exception cref="TargetException">There are; all of them are said.</exception>
    public IReadOnlyList<TargetPlan> Require() => Refusals.Count == 0 ? Plans : throw new TargetException([.. Refusals.Select(refusal => refusal.ToString())]);
}
