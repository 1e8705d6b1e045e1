namespace Cardshop.Cards.Discovery.Rules;

/// <summary>The disk of <c>/</c>, whatever lies between.</summary>
internal sealed class SystemDiskRule : IDiskRule
{
    public RefusalKind Kind => RefusalKind.SystemDisk;

    public bool YieldsToForce => false;

    public IEnumerable<string> Reasons(FoundDisk disk) =>
        [.. disk.Uses.Where(use => use.Point is "/").Take(1).Select(_ => $"This system runs from {disk.Path}.")];
}
