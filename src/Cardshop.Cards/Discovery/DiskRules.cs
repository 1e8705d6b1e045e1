using Cardshop.Cards.Discovery.Rules;

namespace Cardshop.Cards.Discovery;

/// <summary>Which disks may be written.</summary>
public static class DiskRules
{
    private static readonly IReadOnlyList<IDiskRule> All =
    [
        new SystemDiskRule(),
        new MountedRule(),
        new SwapRule(),
        new InUseRule(),
        new NoMediumRule(),
        new ReadOnlyRule(),
        new FixedRule(),
    ];

    /// <summary>All that speaks against writing a disk.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="isForced">Whether it was named with <c>--force</c>.</param>
    public static IReadOnlyList<DiskRefusal> Check(FoundDisk disk, bool isForced) =>
        [.. All.Where(rule => !isForced || !rule.YieldsToForce)
            .SelectMany(rule => rule.Reasons(disk).Select(reason => new DiskRefusal(rule.Kind, reason, rule.YieldsToForce)))];
}
