using Cardshop.EndToEnd.Creation;
using Cardshop.EndToEnd.Devices;
using Cardshop.EndToEnd.Documentation;
using Cardshop.EndToEnd.Interruption;
using Cardshop.EndToEnd.Setting;
using Cardshop.EndToEnd.Shops;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

// Most of them wait for other processes, timers and disks half of the time.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace Cardshop.EndToEnd.Setting;

/// <summary>Begins with the tests that take minutes, so that none of them is left to run alone in the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Longest =
    [
        typeof(BootTests), typeof(TutorialTests), typeof(KilledSiteTests), typeof(KilledShopTests), typeof(CardKillTests), typeof(WrittenOrderTests), typeof(CreateTests),
        typeof(ShopTests), typeof(LockTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(RankOf)];

    private static int RankOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var rank = Array.FindIndex(Longest, type => collection.TestCollectionDisplayName.Contains(type.FullName!, StringComparison.Ordinal));
        return rank < 0 ? Longest.Length : rank;
    }
}
