using Cardshop.Disk;
using Cardshop.Imaging.Bases.Checks.Rules;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Bases.Checks;

/// <summary>Tests a disk against everything that <c>docs/guide/base-image.md</c> says a base image must have.</summary>
public static class BaseCheck
{
    private static readonly BaseRule[] Rules =
    [
        new PartitionTableIsMbr(),
        new ThreePartitions(),
        new PartitionTypes(),
        new DataIsLast(),
        new BootIsFat(),
        new RootIsExt4(),
        new DataIsExt4(),
        new DataCanBeRebuilt(),
        new Labels(),
        new BootHasRoom(),
        new Kernel(),
        new InitialRamDisk(),
        new CommandLine(),
        new Mounts(),
        new MountPoints(),
        new GrowFlag(),
        new GrowProgram(),
        new GrowTools(),
        new DiskIdIsKept(),
        new OwnIdentity(),
    ];

    /// <summary>The names of all rules, in the order in which they are looked at.</summary>
    public static IReadOnlyList<string> RuleNames { get; } = [.. Rules.Select(rule => rule.Name)];

    /// <summary>Looks at a disk; every rule is looked at, whatever the others say.</summary>
    /// <param name="disk">The whole of it.</param>
    /// <returns>One finding or more for each rule, in their order.</returns>
    public static IReadOnlyList<BaseFinding> Run(ByteSource disk)
    {
        var parts = new BaseParts(disk);
        return [.. Rules.SelectMany(rule => Look(rule, parts))];
    }

    private static IReadOnlyList<BaseFinding> Look(BaseRule rule, BaseParts parts)
    {
        if (!parts.Has(rule.Needs))
        {
            return [new BaseFinding(rule.Name, BaseOutcome.NotChecked, rule.Demand)];
        }

        var problems = ProblemsOf(rule, parts);
        return problems.Count == 0
            ? [new BaseFinding(rule.Name, BaseOutcome.Ok, rule.Demand)]
            : [.. problems.Select(problem => new BaseFinding(rule.Name, BaseOutcome.Problem, rule.Demand, problem, rule.Remedy))];
    }

    private static List<string> ProblemsOf(BaseRule rule, BaseParts parts)
    {
        var problems = new List<string>();
        try
        {
            foreach (var problem in rule.Problems(parts))
            {
                problems.Add(problem);
            }
        }
        catch (DiskFormatException error)
        {
            problems.Add(error.Message);
        }

        return problems;
    }
}
