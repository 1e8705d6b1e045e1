namespace Cardshop.Cards.Discovery.Rules;

/// <summary>Memory is swapped out to it.</summary>
internal sealed class SwapRule : IDiskRule
{
    public RefusalKind Kind => RefusalKind.Swap;

    public bool YieldsToForce => false;

    public IEnumerable<string> Reasons(FoundDisk disk) =>
        [.. disk.Uses.Where(use => use is { Kind: DiskUseKind.Swap, Through.Count: 0 }).Select(use => $"{use}. Give it up first: swapoff {use.Device}")];
}
